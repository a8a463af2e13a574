# syn, the parser that Rust's own derive macros use, from Debian's packages of it; nothing is downloaded.
# A search tool, an argument parser, an asynchronous runtime full of macros.
CORPORA="debian:rust-ripgrep debian:rust-clap installed:/usr/share/cargo/registry/tokio-1.24.2"
PACKAGES="cargo rustc librust-syn-dev librust-quote-dev librust-tokio-dev"
GATE="99.5 99.5"
SOURCE="syn"
FILES='*.rs'
truth() {
  local folder=$CACHE/truth-rust
  mkdir -p "$folder/src" "$folder/.cargo"
  cp "$TRUTH/rust_truth.rs" "$folder/src/main.rs"
  cat >"$folder/Cargo.toml" <<'TOML'
[package]
name = "rust_truth"
version = "0.1.0"
edition = "2021"
[dependencies]
syn = { version = "1", features = ["full", "visit"] }
quote = "1"
proc-macro2 = { version = "1", features = ["span-locations"] }
TOML
  cat >"$folder/.cargo/config.toml" <<'TOML'
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
TOML
  (cd "$folder" && cargo build --release --offline --quiet) && "$folder/target/release/rust_truth" "$1"
}
