#pragma once
namespace core {
struct Guard { Guard(); };
inline int OpenIt(int x) { return x; }
}
