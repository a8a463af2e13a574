// Modules that come with a language. Sources: GHC's base, containers excepted (base 4.18 exposed modules); Elixir 1.16
// modules; Elm's own packages; perl 5.36 Module::CoreList, first parts; R's base packages; Julia 1.10's standard library; OCaml 5.1's
// Stdlib; Ruby 3.2's default and bundled libraries; Apple's and Swift's frameworks; the Rust distribution's crates.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/text.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

// A name of the table, or something below it ("Data.List" also means Data.List.NonEmpty), unless the table says so.
constexpr std::string_view kHaskell[] = {
    "Control.Applicative", "Control.Arrow", "Control.Category", "Control.Concurrent", "Control.Exception",
    "Control.Monad", "Control.Monad.Fail", "Control.Monad.Fix", "Control.Monad.IO.Class", "Control.Monad.Instances",
    "Control.Monad.ST", "Control.Monad.Zip", "Data.Array.Byte", "Data.Bifoldable", "Data.Bifunctor", "Data.Bitraversable",
    "Data.Bits", "Data.Bool", "Data.Char", "Data.Coerce", "Data.Complex", "Data.Data", "Data.Dynamic", "Data.Either",
    "Data.Eq", "Data.Fixed", "Data.Foldable", "Data.Foldable1", "Data.Function", "Data.Functor",
    "Data.Functor.Classes", "Data.Functor.Compose", "Data.Functor.Const", "Data.Functor.Contravariant",
    "Data.Functor.Identity", "Data.Functor.Product", "Data.Functor.Sum", "Data.IORef", "Data.Int", "Data.Ix",
    "Data.Kind", "Data.List", "Data.List.NonEmpty", "Data.Maybe", "Data.Monoid", "Data.Ord", "Data.Proxy",
    "Data.Ratio", "Data.STRef", "Data.STRef.Lazy", "Data.Semigroup", "Data.String", "Data.Traversable", "Data.Tuple",
    "Data.Type.Bool", "Data.Type.Coercion", "Data.Type.Equality", "Data.Type.Ord", "Data.Typeable", "Data.Unique",
    "Data.Version", "Data.Void", "Data.Word", "Debug.Trace", "Foreign", "GHC", "Numeric", "Numeric.Natural", "Prelude",
    "System.CPUTime", "System.Console.GetOpt", "System.Environment", "System.Exit", "System.IO", "System.IO.Error",
    "System.IO.Unsafe", "System.Info", "System.Mem", "System.Posix.Internals", "System.Posix.Types",
    "System.Timeout", "Text.ParserCombinators.ReadP", "Text.ParserCombinators.ReadPrec", "Text.Printf", "Text.Read",
    "Text.Show", "Type.Reflection", "Unsafe.Coerce"};
constexpr std::string_view kHaskellTrees[] = {"Control.Concurrent", "Foreign", "GHC", "System.Mem", "Text.Read"};

// The packages of elm/: core 1.0.5, browser 1.0.2, html 1.0.0, json 1.1.3, http 2.0.0, time 1.0.0, url 1.0.0 and the like.
constexpr std::string_view kElm[] = {
    "Array", "Basics", "Bitwise", "Browser", "Browser.Dom", "Browser.Events", "Browser.Navigation", "Bytes", "Bytes.Decode",
    "Bytes.Encode", "Char", "Debug", "Dict", "File", "File.Download", "File.Select", "Html", "Html.Attributes", "Html.Events",
    "Html.Keyed", "Html.Lazy", "Http", "Json.Decode", "Json.Encode", "List", "Maybe", "Parser", "Parser.Advanced", "Platform",
    "Platform.Cmd", "Platform.Sub", "Process", "Random", "Regex", "Result", "Set", "String", "Svg", "Svg.Attributes",
    "Svg.Events", "Svg.Keyed", "Svg.Lazy", "Task", "Time", "Tuple", "Url", "Url.Builder", "Url.Parser", "Url.Parser.Query",
    "VirtualDom"};

constexpr std::string_view kElixir[] = {
    "Access", "Agent", "Application", "ArgumentError", "Atom", "Base", "Behaviour", "Bitwise", "Calendar", "Code",
    "Collectable", "Config", "Date", "DateTime", "Dict", "DynamicSupervisor", "EEx", "Enum", "Enumerable", "ExUnit",
    "Exception", "File", "Float", "Function", "GenEvent", "GenServer", "HashDict", "HashSet", "IEx", "IO", "Inspect",
    "Integer", "JSON", "Kernel", "Keyword", "List", "Logger", "Macro", "Map", "MapSet", "Mix", "Module", "NaiveDateTime",
    "Node", "OptionParser", "PartitionSupervisor", "Path", "Port", "Process", "Protocol", "Range", "Record", "Regex",
    "Registry", "Set", "Stream", "String", "StringIO", "Supervisor", "System", "Task", "Time", "Tuple", "URI", "Version"};

constexpr std::string_view kPerl[] = {
    "AnyDBM_File", "App", "Archive", "Attribute", "AutoLoader", "AutoSplit", "B", "Benchmark", "CPAN", "Carp", "Class",
    "Compress", "Config", "Cwd", "DB", "DBM_Filter", "DB_File", "Data", "Devel", "Digest", "DirHandle", "Dumpvalue",
    "DynaLoader", "Encode", "English", "Env", "Errno", "Exporter", "ExtUtils", "Fatal", "Fcntl", "File", "FileCache",
    "FileHandle", "Filter", "FindBin", "GDBM_File", "Getopt", "HTTP", "Hash", "I18N", "IO", "IPC", "JSON", "List",
    "Locale", "MIME", "Math", "Memoize", "Module", "NDBM_File", "NEXT", "Net", "O", "ODBM_File", "Opcode", "POSIX",
    "Params", "Parse", "Perl", "PerlIO", "Pod", "SDBM_File", "Safe", "Scalar", "Search", "SelectSaver", "SelfLoader",
    "Socket", "Storable", "Sub", "Symbol", "Sys", "TAP", "Term", "Test", "Test2", "Text", "Thread", "Tie", "Time",
    "UNIVERSAL", "Unicode", "User", "VMS", "Win32", "Win32API", "XS", "XSLoader", "attributes", "autodie", "autouse",
    "base", "bigfloat", "bigint", "bignum", "bigrat", "blib", "builtin", "bytes", "charnames", "constant", "deprecate",
    "diagnostics", "encoding", "experimental", "feature", "fields", "filetest", "if", "integer", "less", "lib", "locale",
    "mro", "ok", "open", "ops", "overload", "overloading", "parent", "re", "sigtrap", "sort", "strict", "subs", "threads",
    "utf8", "vars", "version", "vmsish", "warnings"};

constexpr std::string_view kR[] = {
    "base", "compiler", "datasets", "grDevices", "graphics", "grid", "methods", "parallel", "splines", "stats", "stats4",
    "tcltk", "tools", "utils"};

constexpr std::string_view kJulia[] = {
    "ArgTools", "Artifacts", "Base", "Base64", "CRC32c", "Core", "Dates", "DelimitedFiles", "Distributed", "Downloads",
    "FileWatching", "Future", "InteractiveUtils", "JuliaSyntaxHighlighting", "LazyArtifacts", "LibCURL", "LibGit2", "Libdl",
    "LinearAlgebra", "Logging", "Main", "Markdown", "Mmap", "NetworkOptions", "Pkg", "Printf", "Profile", "REPL", "Random",
    "SHA", "Serialization", "SharedArrays", "Sockets", "SparseArrays", "Statistics", "StyledStrings", "SuiteSparse", "TOML",
    "Tar", "Test", "UUIDs", "Unicode"};

constexpr std::string_view kOcaml[] = {
    "Arg", "Array", "ArrayLabels", "Atomic", "Bigarray", "Bool", "Buffer", "Bytes", "BytesLabels", "Callback", "Char",
    "Complex", "Condition", "Digest", "Domain", "Dynlink", "Effect", "Either", "Ephemeron", "Event", "Filename", "Float",
    "Format", "Fun", "Gc", "Hashtbl", "In_channel", "Int", "Int32", "Int64", "Lazy", "Lexing", "List", "ListLabels", "Map",
    "Marshal", "MoreLabels", "Mutex", "Nativeint", "Obj", "Oo", "Option", "Out_channel", "Parsing", "Printexc", "Printf",
    "Queue", "Random", "Result", "Scanf", "Semaphore", "Seq", "Set", "Stack", "StdLabels", "Stdlib", "Str", "String",
    "StringLabels", "Sys", "Thread", "Type", "Uchar", "Unit", "Unix", "UnixLabels", "Weak"};

constexpr std::string_view kRuby[] = {
    "English", "abbrev", "base64", "benchmark", "bigdecimal", "bundler", "cgi", "coverage", "csv", "date", "dbm", "debug",
    "delegate", "did_you_mean", "digest", "drb", "e2mmap", "erb", "error_highlight", "etc", "expect", "fcntl", "fiddle",
    "fileutils", "find", "forwardable", "getoptlong", "io", "ipaddr", "irb", "json", "logger", "matrix", "minitest",
    "mkmf", "monitor", "mutex_m", "net", "nkf", "objspace", "observer", "open-uri", "open3", "openssl", "optparse",
    "ostruct", "pathname", "pp", "prettyprint", "prime", "pstore", "psych", "pty", "racc", "rake", "random", "rdoc",
    "readline", "reline", "resolv", "rexml", "rinda", "ripper", "rss", "rubygems", "securerandom", "set", "shellwords",
    "singleton", "socket", "stringio", "strscan", "syslog", "tempfile", "test", "time", "timeout", "tmpdir", "tsort", "un",
    "unicode_normalize", "uri", "weakref", "win32ole", "yaml", "zlib"};

constexpr std::string_view kSwift[] = {
    "AVFoundation", "AVKit", "Accelerate", "Accounts", "AdSupport", "AppIntents", "AppKit", "ApplicationServices",
    "AudioToolbox", "AuthenticationServices", "BackgroundTasks", "CFNetwork", "CloudKit", "Cocoa", "Combine", "CommonCrypto",
    "Compression", "Contacts", "CoreAudio", "CoreBluetooth", "CoreData", "CoreFoundation", "CoreGraphics", "CoreImage",
    "CoreLocation", "CoreML", "CoreMedia", "CoreMotion", "CoreServices", "CoreSpotlight", "CoreText", "CoreVideo",
    "CryptoKit", "Darwin", "Dispatch", "Distributed", "EventKit", "ExternalAccessory", "Foundation", "FoundationNetworking",
    "FoundationXML", "GameKit", "GameplayKit", "Glibc", "HealthKit", "HomeKit", "IOKit", "ImageIO", "Intents",
    "JavaScriptCore", "LocalAuthentication", "MapKit", "MediaPlayer", "MessageUI", "Metal", "MetalKit", "MobileCoreServices",
    "MultipeerConnectivity", "Musl", "NaturalLanguage", "Network", "NotificationCenter", "OSLog", "ObjectiveC", "Observation",
    "OpenGL", "OpenGLES", "PDFKit", "PackageDescription", "PackagePlugin", "PassKit", "Photos", "PhotosUI", "QuartzCore",
    "QuickLook", "RealityKit", "RegexBuilder", "SafariServices", "SceneKit", "Security", "ServiceManagement", "Social",
    "Speech", "SpriteKit", "StoreKit", "Swift", "SwiftData", "SwiftUI", "Synchronization", "SystemConfiguration", "TVUIKit",
    "Testing", "UIKit", "UniformTypeIdentifiers", "UserNotifications", "VideoToolbox", "Vision", "WatchConnectivity",
    "WatchKit", "WebKit", "WidgetKit", "WinSDK", "XCTest", "_Concurrency", "_Differentiation", "os", "ucrt", "zlib"};

template <size_t size>
bool Contains(const std::string_view (&words)[size], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace

bool IsElmModule(std::string_view name) { return Contains(kElm, name); }

bool IsHaskellModule(std::string_view name) {
  if (Contains(kHaskell, name)) return true;
  for (std::string_view tree : kHaskellTrees) {
    if (StartsWith(name, tree) && name.size() > tree.size() && name[tree.size()] == '.') return true;
  }
  return false;
}
bool IsElixirModule(std::string_view name) { return Contains(kElixir, name.substr(0, name.find('.'))); }
bool IsPerlModule(std::string_view name) { return Contains(kPerl, name.substr(0, name.find("::"))); }
bool IsRPackage(std::string_view name) { return Contains(kR, name); }
bool IsJuliaModule(std::string_view name) { return Contains(kJulia, name.substr(0, name.find('.'))); }
bool IsOcamlModule(std::string_view name) { return Contains(kOcaml, name.substr(0, name.find('.'))); }
bool IsRubyLibrary(std::string_view path) { return Contains(kRuby, path.substr(0, path.find('/'))); }
bool IsSwiftModule(std::string_view name) { return Contains(kSwift, name.substr(0, name.find('.'))); }

}  // namespace repodoc
