module Extra where
one :: Int -> Int
one x = (x + 1
two :: Int -> Int
two y = y)
data Three = Four | Five
data Six = Seven {
eight :: Int
eight = 8
