module Shop.Item where

data Item = Book | Toy

check :: Item -> Int
check _ = 1
