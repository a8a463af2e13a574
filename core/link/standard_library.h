// Which imported names belong to a language's standard library or to the platform. In: the module, header or package
// as written. Out: yes or no. Tables only; whether the repository has a file of that name is not asked here.
#pragma once

#include <string_view>

namespace repodoc {

bool IsPythonModule(std::string_view top);       // top-level module: "os" for os.path
bool IsCythonModule(std::string_view top);       // what the compiler brings to cimport: "libc", "cpython"
bool IsCHeader(std::string_view path);           // ISO C and C++: "vector", "stdio.h"
bool IsSystemHeader(std::string_view path);      // POSIX, Windows, Darwin, compiler: "unistd.h", "sys/types.h"
bool IsNodeModule(std::string_view name);        // "fs", "node:fs", "fs/promises"
bool IsGoPackage(std::string_view path);         // "net/http"
bool IsJavaPackage(std::string_view name);       // "java.util.List"
bool IsRustCrate(std::string_view name);         // "std"
bool IsDotNetNamespace(std::string_view name);   // "System.Text"
bool IsElmModule(std::string_view name);         // "Json.Decode"
bool IsHaskellModule(std::string_view name);     // "Data.List"
bool IsElixirModule(std::string_view name);      // "Enum", "Mix.Task"
bool IsPerlModule(std::string_view name);        // "List::Util"; by the first part
bool IsRPackage(std::string_view name);          // "stats"
bool IsJuliaModule(std::string_view name);       // "LinearAlgebra"
bool IsOcamlModule(std::string_view name);       // "Hashtbl"
bool IsRubyLibrary(std::string_view path);       // "net/http"
bool IsSwiftModule(std::string_view name);       // "Foundation"

}  // namespace repodoc
