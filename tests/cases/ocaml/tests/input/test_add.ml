let%test "adds" = add 1 2 = 3
let%expect_test "prints" = print_string "x"; [%expect {| x |}]
let%test_unit _ = ()
let case () = Alcotest.(check int) "same" 1 1
let () =
  Alcotest.run "all" [ ("group", [ Alcotest.test_case "one" `Quick case; test_case "two" `Slow case ]) ]
let suite = "all" >::: [ "three" >:: (fun _ -> assert_equal 1 1) ]
