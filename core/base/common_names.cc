#include "core/base/common_names.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr std::string_view kCommonNames[] = {
    "abs", "accept", "add", "all", "any", "append", "apply", "assign", "at", "back", "begin", "bind",
    "build", "call", "cast", "check", "clear", "clone", "close", "code", "collect", "compare", "config",
    "configure", "connect", "contains", "context", "convert", "copy", "count", "create", "data", "decode",
    "default", "delete", "detach", "device", "dim", "dims", "disable", "dispose", "dtype", "dump", "dumps",
    "each", "emplace", "emplace_back", "empty", "enable", "encode", "end", "enter", "equal", "equals",
    "erase", "error", "eval", "exec", "execute", "exists", "exit", "extend", "fill", "filter", "find",
    "finish", "first", "flush", "fmt", "fn", "forEach", "format", "forward", "free", "from", "front",
    "func", "function", "generate", "get", "getName", "getValue", "getattr", "group", "handle", "has",
    "hasNext", "hash", "id", "indexOf", "info", "init", "initialize", "insert", "invoke", "isEmpty",
    "is_empty", "item", "items", "iter", "iterator", "join", "key", "keys", "kind", "last", "len", "length",
    "list", "load", "loads", "lock", "log", "main", "make", "map", "match", "max", "mean", "message", "min",
    "move", "name", "new", "next", "node", "nodes", "now", "numel", "numpy", "of", "off", "on", "open",
    "operator", "options", "parse", "path", "peek", "pop", "pop_back", "prepare", "print", "process",
    "push", "push_back", "put", "query", "read", "reduce", "ref", "register", "release", "remove", "render",
    "repeat", "replace", "request", "reserve", "reset", "reshape", "resize", "resolve", "result", "run",
    "save", "search", "select", "send", "set", "setup", "shape", "shift", "show", "shutdown", "size",
    "skip", "slice", "sort", "split", "squeeze", "start", "state", "status", "step", "stop", "str",
    "string", "sub", "sum", "swap", "tell", "test", "then", "to", "toString", "to_string", "top", "trim",
    "type", "unlock", "unsqueeze", "update", "use", "validate", "value", "values", "view", "visit", "wait",
    "what", "wrap", "write", "zero_", "zip"};

}  // namespace

bool IsCommonName(std::string_view name) {
  return name.size() < 3 || (StartsWith(name, "__") && EndsWith(name, "__")) ||
         std::binary_search(std::begin(kCommonNames), std::end(kCommonNames), name);
}

}  // namespace repodoc
