{-# LANGUAGE RankNTypes, ScopedTypeVariables, LambdaCase #-}
-- haskell_truth ROOT: what GHC's own parser sees defined, one JSON object per line. A function is one definition, at its
-- signature where it has one beside its equations, else at the first equation. Local bindings count when they are
-- functions. Lines of the C preprocessor are left out. Files that do not parse are reported as errors.
module Main (main) where

import Control.Exception (SomeException, evaluate, try)
import Control.Monad
import Control.Monad.IO.Class (liftIO)
import Data.Char (isSpace)
import Data.Data
import qualified Data.Map as M
import Data.IORef
import Data.List (isSuffixOf, sort)
import System.Directory
import System.Environment
import System.IO
import GHC hiding (parseModule)
import GHC.Data.Bag (bagToList)
import GHC.Data.FastString
import GHC.Data.StringBuffer
import GHC.Driver.Session
import GHC.LanguageExtensions.Type (Extension (..))
import GHC.Parser (parseModule)
import GHC.Parser.Header (getOptions)
import GHC.Parser.Lexer

import GHC.Types.Basic ()
import GHC.Types.Name.Reader
import GHC.Types.Name.Occurrence (occNameString)
import GHC.Types.SrcLoc

type Line = Int

quote :: String -> String
quote text = '"' : concatMap escape text ++ "\""
  where
    escape c
      | c == '"' || c == '\\' = ['\\', c]
      | c < ' ' = "\\u00" ++ [hex (fromEnum c `div` 16), hex (fromEnum c `mod` 16)]
      | otherwise = [c]
    hex n = "0123456789abcdef" !! n

lineOf :: SrcSpan -> Line
lineOf (RealSrcSpan s _) = srcSpanStartLine s
lineOf _ = 0

nameOf :: RdrName -> String
nameOf = occNameString . rdrNameOcc

data Context = Context { path :: FilePath, source :: [String] }

emit :: Context -> String -> String -> Line -> IO ()
emit c kind name line = unless (line == 0) $
  putStrLn ("{\"path\":" ++ quote (path c) ++ ",\"name\":" ++ quote name ++ ",\"line\":" ++ show line ++ ",\"kind\":" ++ quote kind ++ "}")

-- the text from the beginning of one span to the end of another, on one line
slice :: Context -> SrcSpan -> SrcSpan -> String
slice c (RealSrcSpan a _) (RealSrcSpan b _) = collapse (unwords parts)
  where
    (l1, c1, l2, c2) = (srcSpanStartLine a, srcSpanStartCol a, srcSpanEndLine b, srcSpanEndCol b)
    rows = take (l2 - l1 + 1) (drop (l1 - 1) (source c))
    cut n row = (if n == l2 then take (c2 - 1) else id) row
    parts = [(if n == l1 then drop (c1 - 1) else id) (cut n row) | (n, row) <- zip [l1 ..] rows]
    collapse = unwords . words . map (\x -> if isSpace x then ' ' else x)
slice _ _ _ = ""

raw :: Context -> SrcSpan -> String
raw c (RealSrcSpan a _) | srcSpanStartLine a == srcSpanEndLine a =
  take (srcSpanEndCol a - srcSpanStartCol a) (drop (srcSpanStartCol a - 1) (source c !! (srcSpanStartLine a - 1)))
raw _ _ = ""

data Level = Module | Local | Class | Instance deriving (Eq)

isLambda :: LHsExpr GhcPs -> Bool
isLambda (L _ e) = case e of
  HsLam {} -> True
  HsLamCase {} -> True
  HsPar _ inner -> isLambda inner
  _ -> False

takesArguments :: MatchGroup GhcPs (LHsExpr GhcPs) -> Bool
takesArguments (MG _ (L _ matches) _) = any takes matches
  where
    takes (L _ (Match _ _ pats (GRHSs _ bodies _))) = not (null pats) || all lambda bodies
    lambda (L _ (GRHS _ [] body)) = isLambda body
    lambda _ = False

group :: Context -> Level -> [LHsBind GhcPs] -> [LSig GhcPs] -> IO ()
group c level binds sigs = do
  done <- newIORef M.empty
  let signed = M.fromListWith (\_ old -> old)
        ([ (nameOf n, lineOf l) | L _ (TypeSig _ names _) <- sigs, L l n <- names ]
         ++ [ (nameOf n, lineOf l) | L _ (ClassOpSig _ False names _) <- sigs, L l n <- names ])
      once kind name line = do
        seen <- readIORef done
        unless (M.member name seen) $ do
          writeIORef done (M.insert name () seen)
          emit c kind name line
  forM_ binds $ \(L _ bind) -> case bind of
    FunBind { fun_id = L l n, fun_matches = matches } -> do
      let function = takesArguments matches
          line = M.findWithDefault (lineOf l) (nameOf n) signed
      when (function || level /= Local) $ once (if function then "function" else "variable") (nameOf n) line
    PatBind { pat_lhs = pat } -> when (level /= Local) $ forM_ (variables pat) $ \(l, n) -> once "variable" n (lineOf l)
    PatSynBind _ (PSB { psb_id = L l n }) -> once "pattern" (nameOf n) (lineOf l)
    _ -> return ()
  when (level /= Local) $ forM_ (M.toList signed) $ \(n, l) -> once "function" n l

variables :: Data a => a -> [(SrcSpan, String)]
variables x = case cast x of
  Just (VarPat _ (L l n) :: Pat GhcPs) -> [(l, nameOf n)]
  _ -> concat (gmapQ variables x)

headText :: Context -> LHsType GhcPs -> (Line, String)
headText c (L l t) = case t of
  HsForAllTy { hst_body = body } -> headText c body
  HsQualTy { hst_body = body } -> headText c body
  HsParTy _ inner -> headText c inner
  _ -> (lineOf l, slice c l l)

visit :: forall a. Data a => Context -> a -> IO ()
visit c node = do
  forM_ (cast node :: Maybe HsModule) $ \m -> do
    forM_ (hsmodName m) $ \(L l n) -> emit c "module" (moduleNameString n) (lineOf l)
    group c Module [ L l b | L l (ValD _ b) <- hsmodDecls m ] [ L l s | L l (SigD _ s) <- hsmodDecls m ]
  forM_ (cast node :: Maybe (HsValBinds GhcPs)) $ \case
    ValBinds _ binds sigs -> group c Local (bagToList binds) sigs
    _ -> return ()
  forM_ (cast node :: Maybe (TyClDecl GhcPs)) $ \case
    DataDecl { tcdLName = L l n } -> emit c "data" (nameOf n) (lineOf l)
    SynDecl { tcdLName = L l n } -> emit c "type" (nameOf n) (lineOf l)
    FamDecl { tcdFam = FamilyDecl { fdLName = L l n } } -> emit c "type" (nameOf n) (lineOf l)
    ClassDecl { tcdLName = L l n, tcdSigs = sigs, tcdMeths = meths, tcdATs = families } -> do
      emit c "class" (nameOf n) (lineOf l)
      group c Class (bagToList meths) sigs
      forM_ families $ \(L _ f) -> let L fl fn = fdLName f in emit c "type" (nameOf fn) (lineOf fl)
    _ -> return ()
  forM_ (cast node :: Maybe (ConDecl GhcPs)) $ \case
    ConDeclGADT { con_names = names } -> forM_ names $ \(L l n) -> emit c "constructor" (nameOf n) (lineOf l)
    ConDeclH98 { con_name = L l n } -> emit c "constructor" (nameOf n) (lineOf l)
    _ -> return ()
  forM_ (cast node :: Maybe (ConDeclField GhcPs)) $ \field ->
    forM_ (cd_fld_names field) $ \(L l n) -> emit c "field" (nameOf (unLoc (rdrNameFieldOcc n))) (lineOf l)
  forM_ (cast node :: Maybe (ClsInstDecl GhcPs)) $ \i -> do
    let (line, text) = headText c (hsSigType (cid_poly_ty i))
    emit c "instance" text line
    group c Instance (bagToList (cid_binds i)) (cid_sigs i)
  forM_ (cast node :: Maybe (DerivDecl GhcPs)) $ \d -> do
    let (line, text) = headText c (hsSigType (hswc_body (deriv_type d)))
    emit c "instance" text line
  forM_ (cast node :: Maybe (DataFamInstDecl GhcPs)) $ \(DataFamInstDecl (HsIB _ eqn)) -> do
    let L l _ = feqn_tycon eqn
        ends = [ e | HsValArg (L e _) <- feqn_pats eqn ]
    emit c "instance" (slice c l (if null ends then l else last ends)) (lineOf l)
  forM_ (cast node :: Maybe (ForeignDecl GhcPs)) $ \case
    ForeignImport { fd_name = L l n } -> emit c "function" (nameOf n) (lineOf l)
    _ -> return ()
  forM_ (cast node :: Maybe (HsExpr GhcPs)) $ \case
    HsApp _ (L _ (HsVar _ (L _ f))) (L l (HsLit _ (HsString {})))
      | nameOf f `elem` ["describe", "context", "it", "specify", "prop", "testCase", "testProperty", "testGroup", "test"] -> do
          let text = raw c l
          when (length text > 2 && '\\' `notElem` text) $ emit c "test" (init (tail text)) (lineOf l)
    _ -> return ()
  sequence_ (gmapQ (visit c) node)

readOne :: DynFlags -> FilePath -> FilePath -> IO ()
readOne flags0 root file = do
  let full = root ++ "/" ++ file
  result <- try $ do
    handle <- openFile full ReadMode
    hSetEncoding handle utf8
    text <- unlines . withoutDirectives . lines <$> hGetContents handle
    _ <- evaluate (length text)
    let buffer = stringToStringBuffer text
        options = getOptions flags0 buffer full
    (flags, _, _) <- parseDynamicFilePragma flags0 options
    case unP parseModule (mkPState flags buffer (mkRealSrcLoc (mkFastString file) 1 1)) of
      POk _ (L _ m) -> return (Just (m, text))
      PFailed _ -> return Nothing
  case result of
    Right (Just (m, text)) -> visit (Context file (map expand (lines text))) m
    Right Nothing -> refuse
    Left (_ :: SomeException) -> refuse
  where
    refuse = putStrLn ("{\"t\":\"error\",\"path\":" ++ quote file ++ "}")
    expand = id
    -- lines of the C preprocessor are left out, all branches stay
    withoutDirectives (row : rows) = case row of
      '#' : rest | takeWhile (/= ' ') (dropWhile (== ' ') rest) `elem` directives -> blank (row : rows)
      _ -> row : withoutDirectives rows
    withoutDirectives [] = []
    blank (row : rows) | not (null row), last row == '\\' = "" : blank rows
                       | otherwise = "" : withoutDirectives rows
    blank [] = []
    directives = words "if ifdef ifndef else elif endif define undef include error warning line"

walkFolder :: FilePath -> FilePath -> IO [FilePath]
walkFolder root folder = do
  names <- sort <$> listDirectory (root ++ "/" ++ folder)
  concat <$> forM names (\name -> do
    let file = if null folder then name else folder ++ "/" ++ name
    isFolder <- doesDirectoryExist (root ++ "/" ++ file)
    isLink <- pathIsSymbolicLink (root ++ "/" ++ file)
    if isLink then return [] else if isFolder then walkFolder root file
      else return [ file | ".hs" `isSuffixOf` name ])

main :: IO ()
main = do
  [root, libdir] <- getArgs
  hSetEncoding stdout utf8
  files <- walkFolder root ""
  runGhc (Just libdir) $ do
    flags0 <- getSessionDynFlags
    -- what cabal files commonly switch on
    let flags = foldl xopt_set flags0
          [ BangPatterns, LambdaCase, TupleSections, ScopedTypeVariables, GADTs, KindSignatures, RankNTypes, TypeOperators
          , TypeFamilies, MultiParamTypeClasses, FlexibleContexts, FlexibleInstances, ViewPatterns, RecordWildCards
          , RecordPuns, ExistentialQuantification, StandaloneDeriving, DerivingStrategies, DeriveAnyClass
          , GeneralizedNewtypeDeriving, MultiWayIf, OverloadedStrings, FunctionalDependencies, DefaultSignatures
          , TypeApplications, ConstraintKinds, DataKinds, EmptyCase, EmptyDataDecls, InstanceSigs, PatternGuards ]
    forM_ files $ \file -> liftIO (readOne flags root file)
