// Module and header names that come with a language or a platform. Sources: CPython 3.11 sys.stdlib_module_names and the
// renamed modules of Python 2; ISO C23 and C++23 headers; POSIX.1-2017, glibc, Windows SDK and Darwin headers; Node.js 20
// module.builtinModules; the top folders of Go's and Rust's standard libraries.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/base/text.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

constexpr std::string_view kPythonModules[] = {
    "BaseHTTPServer", "ConfigParser", "Cookie", "HTMLParser", "Queue", "SimpleHTTPServer", "SocketServer",
    "StringIO", "Tkinter", "UserDict", "UserList", "UserString", "__builtin__", "__future__", "__main__",
    "_abc", "_aix_support", "_ast", "_asyncio", "_bisect", "_blake2", "_bootsubprocess", "_bz2", "_codecs",
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw", "_collections",
    "_collections_abc", "_compat_pickle", "_compression", "_contextvars", "_crypt", "_csv", "_ctypes",
    "_curses", "_curses_panel", "_datetime", "_dbm", "_decimal", "_elementtree", "_frozen_importlib",
    "_frozen_importlib_external", "_functools", "_gdbm", "_hashlib", "_heapq", "_imp", "_io", "_json",
    "_locale", "_lsprof", "_lzma", "_markupbase", "_md5", "_msi", "_multibytecodec", "_multiprocessing",
    "_opcode", "_operator", "_osx_support", "_overlapped", "_pickle", "_posixshmem", "_posixsubprocess",
    "_py_abc", "_pydecimal", "_pyio", "_queue", "_random", "_scproxy", "_sha1", "_sha256", "_sha3",
    "_sha512", "_signal", "_sitebuiltins", "_socket", "_sqlite3", "_sre", "_ssl", "_stat", "_statistics",
    "_string", "_strptime", "_struct", "_symtable", "_thread", "_threading_local", "_tkinter", "_tokenize",
    "_tracemalloc", "_typeshed", "_typing", "_uuid", "_warnings", "_weakref", "_weakrefset", "_winapi",
    "_zoneinfo", "abc", "aifc", "antigravity", "anydbm", "argparse", "array", "ast", "asynchat", "asyncio",
    "asyncore", "atexit", "audioop", "base64", "bdb", "binascii", "binhex", "bisect", "builtins", "bz2",
    "cPickle", "cProfile", "cStringIO", "calendar", "cgi", "cgitb", "chunk", "cmath", "cmd", "code",
    "codecs", "codeop", "collections", "colorsys", "commands", "compileall", "concurrent", "configparser",
    "contextlib", "contextvars", "cookielib", "copy", "copy_reg", "copyreg", "crypt", "csv", "ctypes",
    "curses", "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "distutils", "doctest",
    "dummy_thread", "dummy_threading", "email", "encodings", "ensurepip", "enum", "errno", "exceptions",
    "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "formatter", "fractions", "ftplib",
    "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib", "grp", "gzip",
    "hashlib", "heapq", "hmac", "html", "http", "httplib", "idlelib", "imaplib", "imghdr", "imp",
    "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword", "lib2to3", "linecache",
    "locale", "logging", "lzma", "macpath", "mailbox", "mailcap", "marshal", "math", "md5", "mimetypes",
    "mmap", "modulefinder", "msilib", "msvcrt", "multiprocessing", "netrc", "nis", "nntplib", "nt",
    "ntpath", "nturl2path", "numbers", "opcode", "operator", "optparse", "os", "ossaudiodev", "parser",
    "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil", "platform", "plistlib", "poplib",
    "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd", "py_compile", "pyclbr", "pydoc",
    "pydoc_data", "pyexpat", "queue", "quopri", "random", "re", "readline", "reprlib", "resource",
    "rlcompleter", "runpy", "sched", "secrets", "select", "selectors", "sets", "sha", "shelve", "shlex",
    "shutil", "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver", "spwd", "sqlite3",
    "sre_compile", "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string", "stringprep",
    "struct", "subprocess", "sunau", "symbol", "symtable", "sys", "sysconfig", "syslog", "tabnanny",
    "tarfile", "telnetlib", "tempfile", "termios", "test", "textwrap", "this", "thread", "threading",
    "time", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty",
    "turtle", "turtledemo", "types", "typing", "unicodedata", "unittest", "urllib", "urllib2", "urlparse",
    "uu", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser", "winreg", "winsound", "wsgiref",
    "xdrlib", "xml", "xmlrpc", "xmlrpclib", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo"};

constexpr std::string_view kCHeaders[] = {
    "algorithm", "any", "array", "assert.h", "atomic", "barrier", "bit", "bitset", "cassert", "ccomplex",
    "cctype", "cerrno", "cfenv", "cfloat", "charconv", "chrono", "cinttypes", "ciso646", "climits",
    "clocale", "cmath", "codecvt", "compare", "complex", "complex.h", "concepts", "condition_variable",
    "coroutine", "csetjmp", "csignal", "cstdalign", "cstdarg", "cstdbool", "cstddef", "cstdint", "cstdio",
    "cstdlib", "cstring", "ctgmath", "ctime", "ctype.h", "cuchar", "cwchar", "cwctype", "cxxabi.h", "deque",
    "errno.h", "exception", "execution", "expected", "experimental/any", "experimental/coroutine",
    "experimental/filesystem", "experimental/memory_resource", "experimental/optional", "experimental/simd",
    "experimental/string_view", "experimental/type_traits", "ext/alloc_traits.h", "fenv.h", "filesystem",
    "flat_map", "flat_set", "float.h", "format", "forward_list", "fstream", "functional", "future",
    "generator", "initializer_list", "inttypes.h", "iomanip", "ios", "iosfwd", "iostream", "iso646.h",
    "istream", "iterator", "latch", "limits", "limits.h", "list", "locale", "locale.h", "map", "math.h",
    "mdspan", "memory", "memory_resource", "mutex", "new", "numbers", "numeric", "optional", "ostream",
    "print", "queue", "random", "ranges", "ratio", "regex", "scoped_allocator", "semaphore", "set",
    "setjmp.h", "shared_mutex", "signal.h", "source_location", "span", "spanstream", "sstream", "stack",
    "stacktrace", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbit.h", "stdbool.h", "stdckdint.h",
    "stddef.h", "stdexcept", "stdfloat", "stdint.h", "stdio.h", "stdlib.h", "stdnoreturn.h", "stop_token",
    "streambuf", "string", "string.h", "string_view", "strstream", "syncstream", "system_error", "tgmath.h",
    "thread", "threads.h", "time.h", "tr1/memory", "tr1/unordered_map", "tuple", "type_traits", "typeindex",
    "typeinfo", "uchar.h", "unordered_map", "unordered_set", "utility", "valarray", "variant", "vector",
    "version", "wchar.h", "wctype.h"};

constexpr std::string_view kSystemHeaders[] = {
    "Availability.h", "AvailabilityMacros.h", "DbgHelp.h", "Psapi.h", "Shlwapi.h", "TargetConditionals.h",
    "WinSock2.h", "Windows.h", "Ws2tcpip.h", "a.out.h", "aio.h", "alloca.h", "altivec.h", "ammintrin.h",
    "ar.h", "argp.h", "arm_acle.h", "arm_neon.h", "arm_sve.h", "arpa/inet.h", "asm/unistd.h", "atlbase.h",
    "avx2intrin.h", "avxintrin.h", "bcrypt.h", "byteswap.h", "commctrl.h", "conio.h", "copyfile.h",
    "corecrt.h", "cpio.h", "cpuid.h", "crt_externs.h", "crtdbg.h", "crypt.h", "dbghelp.h", "delayimp.h",
    "direct.h", "dirent.h", "dispatch/dispatch.h", "dlfcn.h", "eh.h", "elf.h", "emmintrin.h", "endian.h",
    "envz.h", "err.h", "error.h", "execinfo.h", "fcntl.h", "features.h", "fmtmsg.h", "fnmatch.h", "fstab.h",
    "fts.h", "ftw.h", "gconv.h", "getopt.h", "glob.h", "grp.h", "iconv.h", "ifaddrs.h", "immintrin.h",
    "intrin.h", "io.h", "iphlpapi.h", "jni.h", "langinfo.h", "libgen.h", "libintl.h", "libproc.h", "link.h",
    "malloc.h", "memory.h", "mmintrin.h", "mntent.h", "monetary.h", "mqueue.h", "ndbm.h", "net/if.h",
    "netdb.h", "netinet/in.h", "netinet/tcp.h", "nl_types.h", "nmmintrin.h", "numa.h", "numaif.h",
    "objbase.h", "obstack.h", "ole2.h", "omp-tools.h", "omp.h", "os/lock.h", "os/log.h", "os/signpost.h",
    "paths.h", "pmmintrin.h", "poll.h", "printf.h", "process.h", "processthreadsapi.h", "psapi.h",
    "pthread.h", "pty.h", "pwd.h", "quadmath.h", "re_comp.h", "regex.h", "resolv.h", "sal.h", "sched.h",
    "search.h", "semaphore.h", "shadow.h", "share.h", "shellapi.h", "shlobj.h", "shlwapi.h", "smmintrin.h",
    "spawn.h", "stdalign.h", "stdio_ext.h", "strings.h", "stropts.h", "synchapi.h", "sysexits.h",
    "sysinfoapi.h", "syslog.h", "tar.h", "tchar.h", "termios.h", "thread_db.h", "tlhelp32.h", "tmmintrin.h",
    "ttyent.h", "ucontext.h", "ulimit.h", "unistd.h", "unwind.h", "utime.h", "utmp.h", "utmpx.h",
    "values.h", "versionhelpers.h", "vsx.h", "wasm_simd128.h", "winbase.h", "wincrypt.h", "windef.h",
    "windows.h", "winnt.h", "winsock.h", "winsock2.h", "winuser.h", "wmmintrin.h", "wordexp.h",
    "ws2tcpip.h", "x86intrin.h", "xlocale.h", "xmmintrin.h"};

constexpr std::string_view kSystemFolders[] = {
    "AVFoundation", "Accelerate", "AppKit", "Cocoa", "CoreFoundation", "CoreGraphics", "CoreML",
    "CoreServices", "CoreVideo", "Foundation", "IOKit", "ImageIO", "Metal", "MetalPerformanceShaders",
    "QuartzCore", "Security", "SystemConfiguration", "UIKit", "XCTest", "android", "asm", "asm-generic",
    "bits", "gnu", "libkern", "linux", "mach", "mach-o", "machine", "net", "netinet", "netinet6",
    "netpacket", "objc", "rpc", "scsi", "sound", "sys", "video"};

constexpr std::string_view kNodeModules[] = {
    "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console", "constants",
    "crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs",
    "fs/promises", "http", "http2", "https", "inspector", "inspector/promises", "module", "net", "os",
    "path", "path/posix", "path/win32", "perf_hooks", "process", "punycode", "querystring", "readline",
    "readline/promises", "repl", "sea", "sqlite", "stream", "stream/consumers", "stream/promises",
    "stream/web", "string_decoder", "sys", "test", "timers", "timers/promises", "tls", "trace_events",
    "tty", "url", "util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib"};

constexpr std::string_view kGoFolders[] = {
    "C", "archive", "bufio", "builtin", "bytes", "cmp", "compress", "container", "context", "crypto",
    "database", "debug", "embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html",
    "image", "index", "io", "iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect",
    "regexp", "runtime", "slices", "sort", "strconv", "strings", "structs", "sync", "syscall", "testing",
    "text", "time", "unicode", "unique", "unsafe"};

constexpr std::string_view kJavaPackages[] = {
    "com.sun", "groovy", "java", "javax", "jdk", "kotlin", "kotlinx", "org.w3c", "org.xml", "scala", "sun"};

constexpr std::string_view kRustCrates[] = {
    "alloc", "core", "proc_macro", "std", "test"};

constexpr std::string_view kDotNetNamespaces[] = {
    "Microsoft", "System", "Windows"};

template <size_t size>
bool Contains(const std::string_view (&words)[size], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace

bool IsPythonModule(std::string_view top) { return Contains(kPythonModules, top); }

bool IsCythonModule(std::string_view top) {
  return top == "cython" || top == "libc" || top == "libcpp" || top == "cpython" || top == "posix" || top == "openmp";
}

bool IsCHeader(std::string_view path) { return Contains(kCHeaders, path); }

bool IsSystemHeader(std::string_view path) {
  if (Contains(kSystemHeaders, path)) return true;
  size_t slash = path.find('/');
  return slash != std::string_view::npos && Contains(kSystemFolders, path.substr(0, slash));
}

bool IsNodeModule(std::string_view name) { return StartsWith(name, "node:") || Contains(kNodeModules, name); }

bool IsGoPackage(std::string_view path) { return Contains(kGoFolders, path.substr(0, path.find('/'))); }

bool IsJavaPackage(std::string_view name) {
  size_t dot = name.find('.');
  if (Contains(kJavaPackages, name.substr(0, dot))) return true;
  if (dot == std::string_view::npos) return false;
  return Contains(kJavaPackages, name.substr(0, name.find('.', dot + 1)));
}

bool IsRustCrate(std::string_view name) { return Contains(kRustCrates, name); }

bool IsDotNetNamespace(std::string_view name) { return Contains(kDotNetNamespaces, name.substr(0, name.find('.'))); }

}  // namespace repodoc
