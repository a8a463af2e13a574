module Shop.Cart (add) where

import Data.List (sort)
import qualified Data.Map.Strict as Map
import Shop.Item
import qualified Shop.Tax as Tax

add :: Item -> Int
add item = check item + Tax.rate
