# cargo for the targets of every package, syn for their modules; nothing is downloaded, compiled or run of the corpus.
CORPORA="debian:rust-ripgrep debian:rust-clap installed:/usr/share/cargo/registry/tokio-1.24.2"
PACKAGES="cargo rustc librust-syn-dev librust-tokio-dev"
SOURCE="cargo, syn"
compare() {
  local folder=$CACHE/truth-rust-modules
  mkdir -p "$folder/src" "$folder/.cargo"
  cp "$TRUTH/link/rust_modules.rs" "$folder/src/main.rs"
  cat >"$folder/Cargo.toml" <<'TOML'
[package]
name = "rust_modules"
version = "0.1.0"
edition = "2021"
[dependencies]
syn = { version = "1", features = ["full"] }
proc-macro2 = { version = "1", features = ["span-locations"] }
TOML
  cat >"$folder/.cargo/config.toml" <<'TOML'
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
TOML
  (cd "$folder" && cargo build --release --offline --quiet) &&
    python3 "$TRUTH/link/rust_links.py" "$1" "$2" "$folder/target/release/rust_modules"
}
