//! What syn says a tree of Rust files defines: one JSON object per line. `rust_truth ROOT`
//!
//! Left out: parameters, variables, constants and statics inside functions. Items inside of macro calls are invisible to
//! syn; every name there is listed as "unknown", so that they are neither demanded nor held against anyone.
use std::fmt::Write as _;
use std::path::Path;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

struct Lister<'a> {
    path: String,
    source: &'a str,
    scope: Vec<String>,
    functions: usize,
    out: String,
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

impl<'a> Lister<'a> {
    fn emit(&mut self, name: &str, span: Span, kind: &str) {
        if name == "_" {
            return;
        }
        let _ = writeln!(
            self.out,
            "{{\"name\": {}, \"path\": {}, \"line\": {}, \"kind\": \"{}\", \"scope\": {}}}",
            quote(name),
            quote(&self.path),
            span.start().line,
            kind,
            quote(&self.scope.join("::"))
        );
    }

    fn ident(&mut self, ident: &syn::Ident, kind: &str) {
        self.emit(&ident.to_string(), ident.span(), kind);
    }

    fn inside(&mut self, name: &syn::Ident, visit: impl FnOnce(&mut Self)) {
        self.scope.push(name.to_string());
        visit(self);
        self.scope.pop();
    }

    fn function(&mut self, name: &syn::Ident, visit: impl FnOnce(&mut Self)) {
        self.functions += 1;
        self.inside(name, visit);
        self.functions -= 1;
    }

    /// A type's place: outside of functions for what it holds, even where it stands in one.
    fn members(&mut self, name: &syn::Ident, visit: impl FnOnce(&mut Self)) {
        let functions = std::mem::take(&mut self.functions);
        self.inside(name, visit);
        self.functions = functions;
    }

    fn source_of(&self, start: Span, end: Span) -> String {
        let lines: Vec<&str> = self.source.lines().collect();
        let (from, to) = (start.start(), end.end());
        let mut text = String::new();
        for row in from.line..=to.line {
            let line: Vec<char> = lines.get(row - 1).unwrap_or(&"").chars().collect();
            let first = if row == from.line { from.column } else { 0 };
            let last = if row == to.line { to.column.min(line.len()) } else { line.len() };
            text.extend(&line[first.min(last)..last]);
            text.push(' ');
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Every name inside of a macro call.
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) => self.ident(&ident, "unknown"),
                _ => {}
            }
        }
    }
}

impl<'a, 'ast> Visit<'ast> for Lister<'a> {
    fn visit_item_fn(&mut self, node: &'ast syn::ItemFn) {
        self.ident(&node.sig.ident, "function");
        self.function(&node.sig.ident, |v| visit::visit_item_fn(v, node));
    }
    fn visit_impl_item_method(&mut self, node: &'ast syn::ImplItemMethod) {
        self.ident(&node.sig.ident, "method");
        self.function(&node.sig.ident, |v| visit::visit_impl_item_method(v, node));
    }
    fn visit_trait_item_method(&mut self, node: &'ast syn::TraitItemMethod) {
        self.ident(&node.sig.ident, "method");
        self.function(&node.sig.ident, |v| visit::visit_trait_item_method(v, node));
    }
    fn visit_foreign_item_fn(&mut self, node: &'ast syn::ForeignItemFn) {
        self.ident(&node.sig.ident, "function");
    }
    fn visit_item_struct(&mut self, node: &'ast syn::ItemStruct) {
        self.ident(&node.ident, "struct");
        self.members(&node.ident, |v| visit::visit_item_struct(v, node));
    }
    fn visit_item_union(&mut self, node: &'ast syn::ItemUnion) {
        self.ident(&node.ident, "union");
        self.members(&node.ident, |v| visit::visit_item_union(v, node));
    }
    fn visit_item_enum(&mut self, node: &'ast syn::ItemEnum) {
        self.ident(&node.ident, "enum");
        self.members(&node.ident, |v| visit::visit_item_enum(v, node));
    }
    fn visit_variant(&mut self, node: &'ast syn::Variant) {
        self.ident(&node.ident, "enumerator");
        self.members(&node.ident, |v| visit::visit_variant(v, node));
    }
    fn visit_field(&mut self, node: &'ast syn::Field) {
        if let Some(ident) = &node.ident {
            self.ident(ident, "field");
        }
        visit::visit_field(self, node);
    }
    fn visit_item_trait(&mut self, node: &'ast syn::ItemTrait) {
        self.ident(&node.ident, "trait");
        self.members(&node.ident, |v| visit::visit_item_trait(v, node));
    }
    fn visit_item_impl(&mut self, node: &'ast syn::ItemImpl) {
        let mut name = None;
        if let syn::Type::Path(path) = &*node.self_ty {
            if path.qself.is_none() {
                name = path.path.segments.last().map(|s| s.ident.clone());
            }
        }
        let functions = std::mem::take(&mut self.functions);
        match name {
            Some(ident) => {
                self.ident(&ident, "implementation");
                self.inside(&ident, |v| visit::visit_item_impl(v, node));
            }
            None => {
                let span = node.self_ty.span();
                let tokens: Vec<_> = quote_tokens(&node.self_ty).into_iter().collect();
                let end = tokens.last().map(|t| t.span()).unwrap_or(span);
                let start = tokens.first().map(|t| t.span()).unwrap_or(span);
                let text = self.source_of(start, end);
                self.emit(&text, start, "implementation");
                self.scope.push(text);
                visit::visit_item_impl(self, node);
                self.scope.pop();
            }
        }
        self.functions = functions;
    }
    fn visit_item_type(&mut self, node: &'ast syn::ItemType) {
        self.ident(&node.ident, "typedef");
        visit::visit_item_type(self, node);
    }
    fn visit_impl_item_type(&mut self, node: &'ast syn::ImplItemType) {
        self.ident(&node.ident, "typedef");
        visit::visit_impl_item_type(self, node);
    }
    fn visit_trait_item_type(&mut self, node: &'ast syn::TraitItemType) {
        self.ident(&node.ident, "typedef");
        visit::visit_trait_item_type(self, node);
    }
    fn visit_item_const(&mut self, node: &'ast syn::ItemConst) {
        if self.functions == 0 {
            self.ident(&node.ident, "constant");
        }
        visit::visit_item_const(self, node);
    }
    fn visit_impl_item_const(&mut self, node: &'ast syn::ImplItemConst) {
        self.ident(&node.ident, "constant");
        visit::visit_impl_item_const(self, node);
    }
    fn visit_trait_item_const(&mut self, node: &'ast syn::TraitItemConst) {
        self.ident(&node.ident, "constant");
        visit::visit_trait_item_const(self, node);
    }
    fn visit_item_static(&mut self, node: &'ast syn::ItemStatic) {
        if self.functions == 0 {
            self.ident(&node.ident, "variable");
        }
        visit::visit_item_static(self, node);
    }
    fn visit_foreign_item_static(&mut self, node: &'ast syn::ForeignItemStatic) {
        self.ident(&node.ident, "variable");
    }
    fn visit_item_mod(&mut self, node: &'ast syn::ItemMod) {
        self.ident(&node.ident, "module");
        self.members(&node.ident, |v| visit::visit_item_mod(v, node));
    }
    fn visit_item_macro(&mut self, node: &'ast syn::ItemMacro) {
        if let Some(ident) = &node.ident {
            self.ident(ident, "macro");
            return;
        }
        visit::visit_item_macro(self, node);
    }
    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.tokens(node.tokens.clone());
    }
}

fn quote_tokens(node: &impl quote::ToTokens) -> TokenStream {
    node.to_token_stream()
}

fn walk(root: &Path, folder: &Path) {
    let mut entries: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().collect(),
        Err(_) => return,
    };
    entries.sort_by_key(|e| e.file_name());
    for entry in entries {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            walk(root, &path);
        } else if kind.is_file() && path.extension().map_or(false, |e| e == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let parsed = std::fs::read_to_string(&path).ok().and_then(|s| syn::parse_file(&s).ok().map(|f| (s, f)));
            match parsed {
                Some((source, file)) => {
                    let mut lister = Lister { path: name, source: &source, scope: vec![], functions: 0, out: String::new() };
                    lister.visit_file(&file);
                    print!("{}", lister.out);
                }
                None => println!("{{\"t\": \"error\", \"path\": {}}}", quote(&name)),
            }
        }
    }
}

fn main() {
    let root = std::env::args().nth(1).expect("rust_truth ROOT");
    let root = Path::new(&root).to_path_buf();
    // Deep nesting is part of compilers' test suites.
    std::thread::Builder::new().stack_size(1 << 29).spawn(move || walk(&root, &root)).unwrap().join().unwrap();
}
