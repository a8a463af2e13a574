module AddSpec (spec) where
import Test.Hspec

spec :: Spec
spec = describe "add" $ do
  it "adds" $ add 1 2 `shouldBe` 3
  prop "is commutative" $ \x y -> add x y == add y x

tests = testGroup "all" [ testCase "one" $ assertEqual "msg" 1 1, testProperty "two" prop_two ]

prop_two :: Int -> Bool
prop_two x = x == x
