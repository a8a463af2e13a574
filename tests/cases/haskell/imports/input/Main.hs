module Main (main) where

import Prelude hiding (lookup, (++))
import qualified Data.Map.Strict as Map
import Data.List (sortBy, (\\), Foo (A, B), Bar (..))
import qualified Data.Set
import Data.Text qualified as T
import Options.Applicative
import "package" Pack.Age
import safe Control.Exception

main :: IO ()
main = do
  home <- getEnv "HOME"
  level <- lookupEnv "LEVEL"
  opts <- execParser (switch (long "verbose" <> short 'v') <*> strOption (long "out"))
  print $ Map.lookup home level
  throwIO (NotThere "x")
  mapM_ T.putStrLn . sortBy compare $ opts
