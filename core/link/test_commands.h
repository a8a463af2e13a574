// Which of the repository's test commands run the tests of one file: those of the manifests above it, nearest first, then
// what CI and documents say; none that runs the tests of another language. In: the repository's facts (relations.cc) and
// the families of the tests. Out: rows of LinkData::facts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/link/graph_data.h"

namespace repodoc {

// The family whose tests a command runs, told by the program it starts: "poetry run pytest -q" is Python's; kNone when the
// program runs anything (make, bazel, a script). O(bytes).
Family FamilyOfTestCommand(std::string_view command);

// At most `most` rows. Commands of families that are not in `families` are left out; an empty list takes them all.
// O(folders above the file + commands of CI and documents).
std::vector<uint32_t> TestCommandsFor(const LinkData& data, FileIndex file, const std::vector<Family>& families, size_t most);

// Fills data->test_commands from data->facts.
void CollectTestCommands(LinkData* data);

}  // namespace repodoc
