{-# LANGUAGE CPP #-}
module Cpp where
#if MIN_VERSION_base(4,9,0)
import Data.Semigroup
#else
import Data.Monoid
#endif

#ifdef WINDOWS
newline :: String
newline = "\r\n"
#else
newline :: String
newline = "\n"
#endif
#define LIMIT 3
after :: Int
after = 1
