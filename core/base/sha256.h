// SHA-256 (FIPS 180-4) of a byte range. Linear time, no allocation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace repodoc {

using Sha256 = std::array<uint8_t, 32>;

Sha256 HashSha256(std::string_view bytes);
std::string Hex(const Sha256& hash);  // 64 lower-case digits

}  // namespace repodoc
