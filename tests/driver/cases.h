// Case folders: tests/cases/<group>/<case>/input/** in, and whichever of scan.txt, facts.txt, graph.txt, plan.txt,
// pages/<page path> and html/<page path>.html exist as what must come out. The same folders are run through the
// WebAssembly module by tests/wasm/cases.mjs, which must produce the same bytes.
#pragma once

#include <string>

namespace repodoc::driver {

// Runs every case below `folder` whose "<group>/<case>" contains `filter`. With `update`, expectations are rewritten
// (a case without any gets facts.txt). Prints failures with a diff-like first difference and closes with
// "N passed, N failed". Returns the number of failures.
int RunCases(const std::string& folder, const std::string& filter, bool update);

}  // namespace repodoc::driver
