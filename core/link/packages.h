// Packages of other origin: declared in manifests (facts properties project.dependency, project.locked), imported, or
// both. In: an import as written. Out: the package it belongs to, with its range and locked version.
#pragma once

#include <string>
#include <string_view>

#include "core/base/properties.h"
#include "core/link/graph_data.h"

namespace repodoc {

enum class Ecosystem : uint8_t { kPython, kNode, kC, kGo, kRust, kJvm, kRuby, kPhp, kDotNet, kDart, kOther };

// Marks the import as third-party when a manifest declares its package, or, unless `declared_only`, always (the package
// then has no version). True when marked.
bool SetPackage(LinkData* data, Ecosystem ecosystem, std::string_view imported, bool declared_only, ImportState* state);

}  // namespace repodoc
