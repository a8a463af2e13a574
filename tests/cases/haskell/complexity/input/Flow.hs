module Flow where
flow :: Int -> Int -> Int
flow x y = if x > 1 && y < 2 then 1 else if y > 2 || x < 3 then 2 else 3
guards x
  | x > 1 = 1
  | x > 2, x < 5 = 2
  | otherwise = 3
matches (Just x) = case x of
  1 -> 2
  2 | x > 3 -> 4
  _ -> 5
matches Nothing = 0
simple = \x -> x
listed xs = [x | x <- xs, x > 1]
