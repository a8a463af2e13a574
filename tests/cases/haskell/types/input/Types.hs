module Types where

-- | A shape.
data Shape a
  = Circle Double -- ^ round
  | Square { side :: Int -- ^ its side
           , left, right :: !String
             -- ^ both
           }
  -- | above
  | a :*: Int
  | forall b. Show b => Any b
  deriving (Show, Eq)
  deriving newtype Ord

newtype Wrap m a = Wrap { unWrap :: m a } deriving stock Show
type Name = String
type Pair a = (a, a)
data Gadt a where
  One :: Int -> Gadt Int
  Two, Three :: { held :: Int } -> Gadt Bool
data Empty
type family Elem c where
  Elem [e] = e
data family Vec a
data instance Vec Int = VecInt
type instance F Int = Bool
pattern Point x y = (x, y)
pattern Flip {inside} = Just inside
foreign import ccall "math.h sin" c_sin :: Double -> Double
