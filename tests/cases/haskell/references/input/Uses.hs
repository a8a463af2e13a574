module Uses where
import qualified Data.Map as M

limit :: Int
limit = 3

run :: [Shape] -> M.Map Int String
run shapes = M.fromList (map one shapes) `with` limit
  where one s = (area s, name s)

with :: a -> Int -> a
with x n
  | n > limit = helper $ x
  | otherwise = x <||> x

helper x = Just <$> local x
  where local y = y
x <||> y = x
area (Shape w) = w
