module Cut where

first :: Int -> Int
first x = x

second :: Int -> Int
second x = case x of
  1 -> foldr (\a -> (
