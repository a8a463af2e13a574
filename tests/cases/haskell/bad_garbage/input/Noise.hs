module Noise where
before :: Int
before = 1
@@@ $$$ <html> ??? ;; "
data Kept = Kept
after :: Int
after = 2
where where = = =
lastOne :: Int
lastOne = 3
