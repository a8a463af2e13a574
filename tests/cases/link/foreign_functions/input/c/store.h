#pragma once
int store_open(const char *path);
int checksum(const char *text);  // defined in Rust
