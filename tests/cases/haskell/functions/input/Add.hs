{-# LANGUAGE LambdaCase #-}
-- | Adding things up.
module Data.Add
  ( add, (+++), Foo(..), Bar(BarOne), module Data.List
  ) where

-- | Adds.
-- More of it.
add :: Num a
    => Int -- ^ the first
    -> Maybe Int -- ^ the second
    -> IO Int
    -- ^ the sum
add 0 _ = 1
add x (Just y)
  | x > y = x
  | otherwise = go x
  where
    go :: Int -> Int
    go z = z + offset
    offset = 2
add x Nothing = x

-- plain comment
-- | Haddock only.
hidden, other :: Int
hidden = 3
other = 4

infixl 6 +++
(+++) :: a -> a -> a
x +++ y = x
x `op` y = x
(f .: g) x y = f (g x y)
lam = \x -> x
cases = \case 1 -> 2
type Parser = Int -> Int
parser :: Parser
parser x = x
(a, [b]) = (1, [2])
unsigned x y = x where inner = 1; helper q = q
lets = let f n = n; k = 1 in f k
{-# DEPRECATED other, lam "use add" #-}
{-# INLINE add #-}
data Foo = FooOne | FooTwo
data Bar = BarOne | BarTwo
