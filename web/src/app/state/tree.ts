// The tree at the left as plain data. In: paths of files. Out: nodes, and the rows visible for a set of open folders.
// Folders come before files; names sort without regard to case, numbers by value. Nothing here touches the DOM.

export interface TreeNode {
  name: string;
  path: string;
  depth: number;
  parent: TreeNode | null;
  children: TreeNode[] | null; // null = a file
  files: number; // in the subtree
  position: number; // 1-based among its siblings
}

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function newFolder(name: string, path: string, parent: TreeNode | null): TreeNode {
  return { name, path, depth: parent ? parent.depth + 1 : -1, parent, children: [], files: 0, position: 1 };
}

export function buildTree(paths: readonly string[]): TreeNode {
  const root = newFolder("", "", null);
  const folders = new Map<string, TreeNode>([["", root]]);
  const folderAt = (path: string): TreeNode => {
    // Creates what is missing from the outside in; deep paths are the input's business, so no recursion.
    let known = path;
    const missing: string[] = [];
    while (!folders.has(known)) {
      missing.push(known);
      const slash = known.lastIndexOf("/");
      known = slash < 0 ? "" : known.slice(0, slash);
    }
    let folder = folders.get(known) as TreeNode;
    for (let step = missing.length - 1; step >= 0; step--) {
      const wanted = missing[step] as string;
      const child = newFolder(wanted.slice(wanted.lastIndexOf("/") + 1), wanted, folder);
      folder.children?.push(child);
      folders.set(wanted, child);
      folder = child;
    }
    return folder;
  };
  for (const path of paths) {
    const slash = path.lastIndexOf("/");
    const parent = folderAt(slash < 0 ? "" : path.slice(0, slash));
    parent.children?.push({
      name: path.slice(slash + 1), path, depth: parent.depth + 1, parent, children: null, files: 1, position: 1,
    });
    for (let up: TreeNode | null = parent; up; up = up.parent) up.files += 1;
  }
  for (const folder of folders.values()) {
    folder.children?.sort((a, b) => Number(a.children === null) - Number(b.children === null) || byName.compare(a.name, b.name));
    folder.children?.forEach((child, index) => (child.position = index + 1));
  }
  return root;
}

export function visibleRows(root: TreeNode, open: ReadonlySet<string>): TreeNode[] {
  const rows: TreeNode[] = [];
  const stack: TreeNode[] = [...(root.children ?? [])].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    rows.push(node);
    if (!node.children || !open.has(node.path)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] as TreeNode);
  }
  return rows;
}

export function ancestorsOf(path: string): string[] {
  const found: string[] = [];
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) found.push(path.slice(0, slash));
  return found;
}

// The next row whose name begins with `typed`, after `from`, going round.
export function typeAhead(rows: readonly TreeNode[], from: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // The same letter again and again walks through the names that begin with it.
  const repeated = wanted.length > 1 && [...wanted].every((letter) => letter === wanted[0]);
  const prefix = repeated ? (wanted[0] as string) : wanted;
  const start = wanted.length > 1 && !repeated ? from : from + 1;
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length;
    if (rows[index]?.name.toLowerCase().startsWith(prefix)) return index;
  }
  return -1;
}
