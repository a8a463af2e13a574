// Parts of the engine that come when they are first wanted: in WebAssembly, grammars and large tables are side modules
// that the engine's owner hands over (wasm/bridge.h); natively everything is linked in and this stays empty. In: names.
// Out: pointers that live as long as the engine. A computation that asked in vain is incomplete; its caller makes it
// again once the parts are there. One registry per engine: an engine is single-threaded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

// nullptr when the part is not here (its name is then noted as missing) or cannot be had. O(log parts).
const void* Part(std::string_view name);
// nullptr: the part cannot be had, do not ask for it again.
void ProvidePart(std::string_view name, const void* data);
bool AnyMissingParts();
// Names asked for in vain since the last call, sorted.
std::vector<std::string> TakeMissingParts();

}  // namespace repodoc
