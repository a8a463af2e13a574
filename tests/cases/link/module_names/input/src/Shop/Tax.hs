module Shop.Tax where

rate :: Int
rate = 7
