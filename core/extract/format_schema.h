// Recognised data files read as what they are: manifests, lock files, CI, containers, editor and tool configuration.
// In: path and DataTree. Out: data.schema and the project.* / container.* properties it tells, and better symbol kinds
// for some nodes of the tree (a job is a job, not just a key). Call before AddKeyOutline. Versions and ranges are
// copied as written; nothing is resolved here.
#pragma once

#include <string_view>

#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_data.h"

namespace repodoc {

inline constexpr uint32_t kMaxLocked = 3000;  // locked versions kept per file

struct SchemaContext {
  std::string_view path;
  DataTree* tree;
  FormatBuilder* builder;
  CommandCollector* commands;

  uint32_t root() const { return tree->document(); }
  // project.* from the member of a mapping, when it is there.
  void Copy(const char* property, uint32_t mapping, std::string_view key) const;
  // project.name, version, description, license and homepage from the members called so.
  void CopyProject(uint32_t mapping) const;
  // One dependency per member of a mapping: the value or its member "version" is the range.
  void Dependencies(uint32_t mapping, std::string_view group) const;
  // One dependency per text of a sequence, in the form of PEP 508: "numpy>=1.16; python_version < '3.8'".
  void Requirements(uint32_t sequence, std::string_view group) const;
  // Scripts in a value: a text, or a sequence of texts.
  void Script(uint32_t node) const;
};

// "numpy[extra] >=1.2,<2 ; marker  # comment" -> name "numpy", range ">=1.2,<2"; false when it is no requirement.
bool ParseRequirement(std::string_view text, std::string_view* name, std::string_view* range);

// Lock files of [[package]] tables: Cargo.lock, poetry.lock, uv.lock.
void ReadLockedTables(const SchemaContext& context, std::string_view schema);

void AddSchemaFacts(std::string_view path, DataTree* tree, FormatBuilder* builder);

// The readers, by area. Each knows its file names and its contents' marks and gives false when the file is not its.
bool ReadJavaScriptSchema(const SchemaContext& context);  // package.json, locks, tsconfig, composer.json
bool ReadPythonSchema(const SchemaContext& context);      // pyproject.toml, setup.cfg, Pipfile, environment.yml, locks
bool ReadOtherManifest(const SchemaContext& context);     // Cargo, pub, Julia, Gradle catalogs, Package.resolved, hpack, CITATION.cff
bool ReadPipelineSchema(const SchemaContext& context);    // GitHub workflow and action, CircleCI, Azure, GitLab, Travis
bool ReadServiceSchema(const SchemaContext& context);     // compose, Kubernetes, OpenAPI, JSON Schema
bool ReadToolSchema(const SchemaContext& context);        // pre-commit, dependabot, renovate, clang-format ...

}  // namespace repodoc
