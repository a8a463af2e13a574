// The page's pure parts: addresses, links, the tree, fuzzy search, names, numbers in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { NamesIndex } from "../../web/src/app/names_index.js";
import { formatBytes, formatSeconds, plural } from "../../web/src/app/state/format.js";
import { searchPaths } from "../../web/src/app/state/fuzzy.js";
import { resolveLink } from "../../web/src/app/state/links.js";
import { formatRoute, parseLines, parseRoute } from "../../web/src/app/state/route.js";
import { ancestorsOf, buildTree, typeAhead, visibleRows } from "../../web/src/app/state/tree.js";

test("an address holds any path and any anchor", () => {
  for (const page of ["index.md", "a b/ü:#?%/x.py_docs.md", "%41/..hidden.md"]) {
    for (const anchor of ["", "L3-L9", "architecture--design", "ü:x"]) {
      assert.deepEqual(parseRoute(formatRoute(page, anchor)), { page, anchor });
    }
  }
  assert.deepEqual(parseRoute(""), { page: "", anchor: "" });
  assert.deepEqual(parseRoute("#/%zz/a.md:%"), { page: "%zz/a.md", anchor: "%" });
});

test("lines of an anchor", () => {
  assert.deepEqual(parseLines("L7"), { first: 7, last: 7 });
  assert.deepEqual(parseLines("L7-L12"), { first: 7, last: 12 });
  assert.deepEqual(parseLines("L7-3"), { first: 7, last: 7 });
  assert.equal(parseLines("l7"), null);
  assert.equal(parseLines("L"), null);
});

test("links of a page lead to pages, sources or outside", () => {
  const page = "torch/nn/linear.py_docs.md";
  assert.deepEqual(resolveLink(page, "../functional.py_docs.md#relu"), { kind: "page", path: "torch/functional.py_docs.md", anchor: "relu" });
  assert.deepEqual(resolveLink(page, "#dependencies"), { kind: "page", path: page, anchor: "dependencies" });
  assert.deepEqual(resolveLink(page, "../../../torch/a%20b.py#L4"), { kind: "source", path: "torch/a b.py", anchor: "L4" });
  // A repository's own docs/ folder is reached by climbing out first.
  assert.deepEqual(resolveLink(page, "../../../docs/x.md"), { kind: "source", path: "docs/x.md", anchor: "" });
  assert.deepEqual(resolveLink(page, "../../../../etc/passwd"), { kind: "nowhere" });
  assert.deepEqual(resolveLink(page, "https://example.org/"), { kind: "external", href: "https://example.org/" });
  for (const href of ["javascript:alert(1)", "//example.org", "/etc/passwd", "data:text/html,x", "vbscript:x"]) {
    assert.deepEqual(resolveLink(page, href), { kind: "nowhere" }, href);
  }
});

test("the tree: folders first, names by value, counts", () => {
  const root = buildTree(["b.py", "a10.py", "a9.py", "z/y/x.py", "z/a.py", "constructor/__proto__.py"]);
  const names = (rows: readonly { name: string }[]): string[] => rows.map((row) => row.name);
  assert.deepEqual(names(visibleRows(root, new Set())), ["constructor", "z", "a9.py", "a10.py", "b.py"]);
  const rows = visibleRows(root, new Set(["z", "z/y"]));
  assert.deepEqual(names(rows), ["constructor", "z", "y", "x.py", "a.py", "a9.py", "a10.py", "b.py"]);
  assert.equal(rows[1]?.files, 2);
  assert.equal(rows[3]?.depth, 2);
  assert.deepEqual(ancestorsOf("z/y/x.py"), ["z", "z/y"]);
  assert.equal(typeAhead(rows, 0, "a1"), 6);
  assert.equal(typeAhead(rows, 4, "a"), 5);
  assert.equal(typeAhead(rows, 5, "aa"), 6); // the same letter twice: the next with that letter
  assert.equal(typeAhead(rows, 0, "q"), -1);
});

test("a tree of great depth and width", () => {
  const deep = `${"d/".repeat(20_000)}x.py`;
  const wide = Array.from({ length: 50_000 }, (_, index) => `w/${index}.py`);
  const root = buildTree([deep, ...wide]);
  assert.equal(root.files, 50_001);
  assert.equal(visibleRows(root, new Set(["w"])).length, 50_002);
});

test("fuzzy search prefers the file's name, whole words and short paths", () => {
  const paths = ["torch/nn/modules/linear.py", "torch/nn/modules/linear_test.py", "linear/other.py", "aten/native/Linear.cpp", "docs/line/ar.md"];
  const found = (query: string): string[] => searchPaths(query, paths, 10).map((match) => paths[match.index] ?? "");
  assert.equal(found("linear.py")[0], "torch/nn/modules/linear.py");
  assert.deepEqual(found("nn test"), ["torch/nn/modules/linear_test.py"]);
  assert.equal(found("tnml")[0], "torch/nn/modules/linear.py");
  assert.deepEqual(found("zzz"), []);
  const [match] = searchPaths("cpp", ["a/Linear.cpp"], 1);
  assert.deepEqual(match?.marks, [9, 10, 11]);
});

test("names: exact, then beginnings, then parts", async () => {
  const tags = [
    "!_TAG_FILE_SORTED\t1\t//",
    "Area\tb.py\t3;\"\tfunction\tline:3\tend:4",
    "area\ta.py\t10;\"\tmethod\tline:10\tscope:class:Circle\tend:12",
    "areas\ta.py\t20;\"\tvariable\tline:20",
    "subarea\tweird\\tname.py\t7;\"\tclass\tline:7",
    "",
  ].join("\n");
  const found = (await NamesIndex.build(tags)).find("area", 10);
  assert.deepEqual(found.map(({ name }) => name), ["Area", "area", "areas", "subarea"]);
  assert.deepEqual(found[1], { name: "area", path: "a.py", line: 10, kind: "method", scope: "Circle" });
  assert.equal(found[3]?.path, "weird\tname.py");
  assert.deepEqual((await NamesIndex.build("")).find("x", 5), []);
});

test("numbers in words", () => {
  assert.equal(formatBytes(999), "999 B");
  assert.equal(formatBytes(4_140_000), "4.1 MB");
  assert.equal(formatBytes(999_960), "1.0 MB");
  assert.equal(formatSeconds(0.4), "under 1 s");
  assert.equal(formatSeconds(59.7), "1 min 0 s");
  assert.equal(formatSeconds(80), "1 min 20 s");
  assert.equal(plural(1, "file"), "1 file");
  assert.equal(plural(10_935, "file"), "10,935 files");
});
