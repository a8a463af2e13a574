module CalcTest exposing (suite)

import Calc
import Expect
import Fuzz exposing (int)
import Test exposing (Test, describe, fuzz, test)


suite : Test
suite =
    describe "Calc"
        [ test "adds" <|
            \_ ->
                Calc.add 1 2
                    |> Expect.equal 3
        , fuzz int "commutes" <|
            \n -> Calc.add n 1 |> Expect.equal (Calc.add 1 n)
        ]
