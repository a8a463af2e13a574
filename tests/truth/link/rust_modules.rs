//! Where the `mod` and `use` declarations of a crate lead, by the language's own rules, from the modules as syn reads them.
//!
//!     rust_modules ROOT CRATE=FILE ... -- KIND:NAME=FILE ...
//!
//! Before the dashes: the libraries that every target sees by name; after them: the root file of each target with the
//! library it belongs to. Prints PATH<tab>LINE<tab>"use" and SEGMENTS joined by "::"<tab>FILE<tab>MODULE per name that a
//! declaration brings in. FILE is that of the module which has the name ("std", "external", "?": modules do not tell),
//! MODULE that of the name itself where it is a module and nothing else there can be called so ("-": it is not).
//! Files are relative to ROOT.
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use syn::spanned::Spanned;

struct Import {
    path: PathBuf,
    line: usize,
    segments: Vec<String>, // of a glob: those of its module
    name: Option<String>,  // what it is called here; None for a glob
    absolute: bool,        // begins with "::"
}

#[derive(Default)]
struct Module {
    file: PathBuf,
    parent: Option<usize>,
    children: HashMap<String, Vec<usize>>,
    imports: Vec<Import>,
    items: HashSet<String>, // functions: they may share a name with a module
    root: usize,
}

#[derive(Default)]
struct World {
    modules: Vec<Module>,
    libraries: BTreeMap<String, usize>,
    declared: Vec<(PathBuf, usize, String, Option<PathBuf>)>, // mod x;
}

#[derive(Clone, PartialEq)]
enum Place {
    Module(usize),
    Item(usize), // something in the module
    Std,
    External,
}

// #[path = "x.rs"], also under #[cfg_attr(..., path = "x.rs")].
fn path_attributes(attributes: &[syn::Attribute]) -> Vec<String> {
    fn collect(meta: &syn::Meta, found: &mut Vec<String>) {
        match meta {
            syn::Meta::NameValue(pair) if pair.path.is_ident("path") => {
                if let syn::Lit::Str(text) = &pair.lit {
                    found.push(text.value());
                }
            }
            syn::Meta::List(list) if list.path.is_ident("cfg_attr") => {
                for inner in &list.nested {
                    if let syn::NestedMeta::Meta(inner) = inner {
                        collect(inner, found);
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for meta in attributes.iter().filter_map(|attribute| attribute.parse_meta().ok()) {
        collect(&meta, &mut found);
    }
    found
}

impl World {
    fn add(&mut self, parent: Option<usize>, file: &Path) -> usize {
        let index = self.modules.len();
        let root = parent.map_or(index, |parent| self.modules[parent].root);
        self.modules.push(Module { file: file.to_path_buf(), parent, root, ..Module::default() });
        index
    }

    // `folder`: where files of modules declared here are.
    fn read_file(&mut self, module: usize, file: &Path, folder: &Path, seen: &mut HashSet<PathBuf>) {
        if !seen.insert(file.to_path_buf()) {
            return;
        }
        let Ok(text) = std::fs::read_to_string(file) else { return };
        let Ok(tree) = syn::parse_file(&text) else { return };
        self.read_items(module, &tree.items, file, folder, file.parent().unwrap(), seen);
        seen.remove(file);
    }

    fn read_items(&mut self, module: usize, items: &[syn::Item], file: &Path, folder: &Path, beside: &Path, seen: &mut HashSet<PathBuf>) {
        for item in items {
            match item {
                syn::Item::Mod(declared) => {
                    let name = declared.ident.to_string().trim_start_matches("r#").to_string();
                    let attributes = path_attributes(&declared.attrs);
                    if let Some((_, inner)) = &declared.content {
                        let child = self.add(Some(module), file);
                        self.modules[module].children.entry(name.clone()).or_default().push(child);
                        let below = folder.join(attributes.first().unwrap_or(&name));
                        self.read_items(child, inner, file, &below, &below, seen);
                        continue;
                    }
                    let line = declared.ident.span().start().line;
                    let mut candidates: Vec<PathBuf> = attributes.iter().map(|path| beside.join(path)).collect();
                    candidates.extend([folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs")]);
                    let mut found: Vec<PathBuf> = candidates.into_iter().filter(|file| file.is_file()).collect();
                    found.truncate(attributes.len().max(1));
                    for target in &found {
                        self.declared.push((file.to_path_buf(), line, name.clone(), Some(target.clone())));
                        let child = self.add(Some(module), target);
                        self.modules[module].children.entry(name.clone()).or_default().push(child);
                        let owns_folder = !attributes.is_empty() || target.file_name().unwrap() == "mod.rs";
                        let below = if owns_folder { target.parent().unwrap().to_path_buf() } else { folder.join(&name) };
                        self.read_file(child, target, &below, seen);
                    }
                    if found.is_empty() {
                        self.declared.push((file.to_path_buf(), line, name, None));
                    }
                }
                syn::Item::Use(declared) => {
                    self.read_use(module, file, &declared.tree, &mut Vec::new(), declared.leading_colon.is_some());
                }
                syn::Item::ExternCrate(declared) => {
                    let name = declared.ident.to_string();
                    let alias = declared.rename.as_ref().map_or(name.clone(), |(_, alias)| alias.to_string());
                    let line = declared.ident.span().start().line;
                    self.modules[module].imports.push(Import {
                        path: file.to_path_buf(), line, segments: vec![name], name: Some(alias), absolute: true,
                    });
                }
                syn::Item::Fn(function) => {
                    self.modules[module].items.insert(function.sig.ident.to_string());
                }
                // cfg_x! { mod y; use z; }: a macro around items.
                syn::Item::Macro(call) if call.ident.is_none() => {
                    if let Ok(inner) = syn::parse2::<syn::File>(call.mac.tokens.clone()) {
                        self.read_items(module, &inner.items, file, folder, beside, seen);
                    }
                }
                _ => {}
            }
        }
    }

    fn read_use(&mut self, module: usize, file: &Path, tree: &syn::UseTree, prefix: &mut Vec<String>, absolute: bool) {
        let line = tree.span().start().line;
        let mut push = |prefix: &[String], last: Option<String>, name: Option<String>| {
            let mut segments = prefix.to_vec();
            let mut name = name;
            match last.as_deref() {
                Some("self") if !segments.is_empty() => {
                    if name.as_deref() == Some("self") {
                        name = segments.last().cloned();
                    }
                }
                Some(last) => segments.push(last.to_string()),
                None => {}
            }
            self.modules[module].imports.push(Import { path: file.to_path_buf(), line, segments, name, absolute });
        };
        match tree {
            syn::UseTree::Path(step) => {
                prefix.push(step.ident.to_string());
                self.read_use(module, file, &step.tree, prefix, absolute);
                prefix.pop();
            }
            syn::UseTree::Name(leaf) => push(prefix, Some(leaf.ident.to_string()), Some(leaf.ident.to_string())),
            syn::UseTree::Rename(leaf) => push(prefix, Some(leaf.ident.to_string()), Some(leaf.rename.to_string())),
            syn::UseTree::Glob(_) => push(prefix, None, None),
            syn::UseTree::Group(group) => {
                for inner in &group.items {
                    self.read_use(module, file, inner, prefix, absolute);
                }
            }
        }
    }

    fn extern_crate(&self, name: &str) -> Place {
        match name {
            "std" | "core" | "alloc" | "proc_macro" | "test" => Place::Std,
            _ => self.libraries.get(name).map_or(Place::External, |&root| Place::Module(root)),
        }
    }

    // What `name` means inside of the module: a child, or what a declaration brings in. None: nothing that modules tell.
    fn member(&self, module: usize, name: &str, depth: usize) -> Option<Place> {
        if let Some(children) = self.modules[module].children.get(name) {
            return Some(Place::Module(children[0]));
        }
        if depth > 16 {
            return None;
        }
        let imports = &self.modules[module].imports;
        for import in imports.iter().filter(|import| import.name.as_deref() == Some(name)) {
            // `use log;` does not mean itself.
            if import.segments.len() == 1 && import.segments[0] == name && !import.absolute {
                return Some(self.extern_crate(name));
            }
            return self.resolve(module, &import.segments, import.absolute, depth + 1).map(|(place, _)| place);
        }
        for import in imports.iter().filter(|import| import.name.is_none()) {
            if let Some((Place::Module(target), rest)) = self.resolve(module, &import.segments, import.absolute, depth + 1) {
                if rest == 0 && target != module {
                    if let Some(place @ Place::Module(_)) = self.member(target, name, depth + 4) {
                        return Some(place);
                    }
                }
            }
        }
        None
    }

    // Whether the module that the path's first segments lead to brings in something else of this name.
    fn declares(&self, holder: &[String], from: usize, import: &Import, name: &str) -> bool {
        match self.resolve(from, holder, import.absolute, 0) {
            Some((Place::Module(module), 0)) => {
                self.modules[module].items.contains(name)
                    || self.modules[module].imports.iter().any(|other| other.name.as_deref() == Some(name))
            }
            _ => true,
        }
    }

    // Where a path leads, and how many of its segments are names inside of that module.
    fn resolve(&self, from: usize, segments: &[String], absolute: bool, depth: usize) -> Option<(Place, usize)> {
        let first = segments.first()?.as_str();
        let mut at = 1;
        let mut place = match first {
            "crate" | "$crate" if !absolute => Place::Module(self.modules[from].root),
            "self" if !absolute => Place::Module(from),
            "super" if !absolute => Place::Module(self.modules[from].parent?),
            _ if absolute => self.extern_crate(first),
            _ => match self.member(from, first, depth) {
                Some(place) => place,
                None => self.extern_crate(first),
            },
        };
        while at < segments.len() {
            let Place::Module(module) = place else { break };
            let next = segments[at].as_str();
            if next == "super" {
                place = Place::Module(self.modules[module].parent?);
            } else if next != "self" {
                match self.member(module, next, depth) {
                    Some(found @ Place::Module(_)) => place = found,
                    // A name that is brought in from elsewhere: the file that says so is where the path leads.
                    _ => return Some((Place::Item(module), segments.len() - at)),
                }
            }
            at += 1;
        }
        Some((place, segments.len() - at))
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = PathBuf::from(&arguments[0]);
    let split = arguments.iter().position(|argument| argument == "--").unwrap();
    let pair = |text: &String| text.split_once('=').map(|(a, b)| (a.to_string(), PathBuf::from(b))).unwrap();
    let mut world = World::default();
    let mut roots = HashSet::new();
    let targets = arguments[1..split].iter().map(pair).chain(arguments[split + 1..].iter().map(|text| ("".into(), pair(text).1)));
    for (library, file) in targets {
        if !roots.insert(file.clone()) {
            continue;
        }
        let module = world.add(None, &file);
        if !library.is_empty() {
            world.libraries.insert(library, module);
        }
        let folder = file.parent().unwrap().to_path_buf();
        world.read_file(module, &file, &folder, &mut HashSet::new());
    }
    let name_of = |path: &Path| path.strip_prefix(&root).unwrap_or(path).display().to_string();
    for (path, line, name, target) in &world.declared {
        let target = target.as_ref().map_or("?".to_string(), |target| name_of(target));
        println!("{}\t{line}\tmod {name}\t{target}\t-", name_of(path));
    }
    for (index, module) in world.modules.iter().enumerate() {
        for import in &module.imports {
            let file = |target: usize| name_of(&world.modules[target].file);
            let named = import.name.is_some() && import.segments.len() > 1;
            let holder = &import.segments[..import.segments.len() - usize::from(named)];
            let answer = match world.resolve(index, holder, import.absolute, 0) {
                Some((Place::Module(target) | Place::Item(target), _)) => file(target),
                Some((Place::Std, _)) => "std".into(),
                Some((Place::External, _)) => "external".into(),
                None => "?".into(),
            };
            let inner = match (named, world.resolve(index, &import.segments, import.absolute, 0), import.segments.last()) {
                (true, Some((Place::Module(target), 0)), Some(last)) if !world.declares(holder, index, import, last) => file(target),
                _ => "-".into(),
            };
            println!("{}\t{}\tuse {}\t{answer}\t{inner}", name_of(&import.path), import.line, import.segments.join("::"));
        }
    }
}
