//! What std.zig's own parser says a tree of Zig files defines: one JSON object per line. `zig run zig_truth.zig -- ROOT`
//!
//! Left out: variables inside functions (but containers bound to names there are listed), parameters, fields without
//! names, and private constants that are nothing but an import.
const std = @import("std");
const Ast = std.zig.Ast;

const Lister = struct {
    tree: *const Ast,
    path: []const u8,
    lines: []const usize,
    out: std.fs.File.Writer,

    fn lineOf(self: *const Lister, offset: usize) usize {
        var low: usize = 0;
        var high: usize = self.lines.len;
        while (low + 1 < high) {
            const middle = (low + high) / 2;
            if (self.lines[middle] <= offset) low = middle else high = middle;
        }
        return low + 1;
    }

    fn emit(self: *const Lister, token: Ast.TokenIndex, kind: []const u8, scope: []const u8) !void {
        var name = self.tree.tokenSlice(token);
        if (std.mem.startsWith(u8, name, "@\"")) name = name[2 .. name.len - 1];
        try self.write(name, token, kind, scope);
    }

    fn write(self: *const Lister, name: []const u8, token: Ast.TokenIndex, kind: []const u8, scope: []const u8) !void {
        if (std.mem.eql(u8, name, "_")) return;
        const line = self.lineOf(self.tree.tokens.items(.start)[token]);
        try std.json.stringify(.{ .name = name, .path = self.path, .line = line, .kind = kind, .scope = scope }, .{}, self.out);
        try self.out.writeByte('\n');
    }

    fn isImport(self: *const Lister, node: Ast.Node.Index) bool {
        var at = node;
        while (self.tree.nodes.items(.tag)[at] == .field_access) at = self.tree.nodes.items(.data)[at].lhs;
        switch (self.tree.nodes.items(.tag)[at]) {
            .builtin_call_two, .builtin_call_two_comma => {},
            else => return false,
        }
        return std.mem.eql(u8, self.tree.tokenSlice(self.tree.nodes.items(.main_token)[at]), "@import");
    }

    const Error = std.fs.File.WriteError;

    fn container(self: *const Lister, decl: Ast.full.ContainerDecl, scope: []const u8) Error!void {
        const keyword = self.tree.tokens.items(.tag)[decl.ast.main_token];
        for (decl.ast.members) |member| try self.listMember(member, scope, keyword);
    }

    fn listMember(self: *const Lister, node: Ast.Node.Index, scope: []const u8, keyword: std.zig.Token.Tag) Error!void {
        const tree = self.tree;
        if (tree.fullContainerField(node)) |field| {
            // struct { u8, Point }: fields without names. In enums and unions a lone word is a name.
            if (field.ast.tuple_like and keyword == .keyword_struct) return;
            try self.emit(field.ast.main_token, if (keyword == .keyword_enum) "enumerator" else "field", scope);
            return;
        }
        if (tree.fullVarDecl(node)) |variable| return self.listVariable(variable, scope, true);
        var buffer: [1]Ast.Node.Index = undefined;
        if (tree.fullFnProto(&buffer, node)) |prototype| {
            const token = prototype.name_token orelse return;
            try self.emit(token, "function", scope);
            return;
        }
        if (tree.nodes.items(.tag)[node] == .test_decl) {
            const data = tree.nodes.items(.data)[node];
            if (data.lhs == 0) {
                try self.write("test", tree.nodes.items(.main_token)[node], "test", scope);
                return;
            }
            var name = tree.tokenSlice(data.lhs);
            if (name[0] == '"') name = name[1 .. name.len - 1];
            if (std.mem.startsWith(u8, name, "@\"")) name = name[2 .. name.len - 1];
            try self.write(if (name.len == 0) "test" else name, data.lhs, "test", scope);
        }
    }

    fn listVariable(self: *const Lister, variable_decl: Ast.full.VarDecl, scope: []const u8, is_member: bool) Error!void {
        const tree = self.tree;
        const token = variable_decl.ast.mut_token + 1;
        const value = variable_decl.ast.init_node;
        const is_const = tree.tokens.items(.tag)[variable_decl.ast.mut_token] == .keyword_const;
        var kind: []const u8 = if (is_const) "constant" else "variable";
        var buffer: [2]Ast.Node.Index = undefined;
        if (value != 0) {
            if (tree.fullContainerDecl(&buffer, value)) |decl| {
                kind = switch (tree.tokens.items(.tag)[decl.ast.main_token]) {
                    .keyword_struct => "struct",
                    .keyword_enum => "enum",
                    .keyword_union => "union",
                    else => "type",
                };
                try self.emit(token, kind, scope);
                return;
            }
            if (tree.nodes.items(.tag)[value] == .error_set_decl) {
                try self.emit(token, "type", scope);
                const name = tree.tokenSlice(token);
                const last = tree.nodes.items(.data)[value].rhs;
                var at = tree.nodes.items(.main_token)[value] + 2;
                while (at < last) : (at += 1) {
                    if (tree.tokens.items(.tag)[at] == .identifier) try self.emit(at, "enumerator", name);
                }
                return;
            }
            if (is_member and is_const and variable_decl.visib_token == null and self.isImport(value)) return;
        }
        if (is_member) try self.emit(token, kind, scope);
    }
};

fn list(allocator: std.mem.Allocator, path: []const u8, source: [:0]const u8, out: std.fs.File.Writer) !void {
    var tree = try Ast.parse(allocator, source, .zig);
    defer tree.deinit(allocator);
    if (tree.errors.len > 0) {
        try std.json.stringify(.{ .t = "error", .path = path }, .{}, out);
        try out.writeByte('\n');
        return;
    }
    var lines = std.ArrayList(usize).init(allocator);
    try lines.append(0);
    for (source, 0..) |c, i| {
        if (c == '\n') try lines.append(i + 1);
    }
    const lister = Lister{ .tree = &tree, .path = path, .lines = lines.items, .out = out };
    for (tree.rootDecls()) |node| try lister.listMember(node, "", .keyword_struct);
    // Every container and every named one inside of functions, in any expression.
    const tags = tree.nodes.items(.tag);
    var owners = std.AutoHashMap(Ast.Node.Index, []const u8).init(allocator);
    for (tags, 0..) |_, index| {
        const node: Ast.Node.Index = @intCast(index);
        if (index == 0) continue;
        if (tree.fullVarDecl(node)) |variable| {
            if (variable.ast.init_node != 0) {
                try owners.put(variable.ast.init_node, tree.tokenSlice(variable.ast.mut_token + 1));
            }
        }
    }
    var members = std.AutoHashMap(Ast.Node.Index, void).init(allocator);
    for (tree.rootDecls()) |node| try members.put(node, {});
    var returned = std.AutoHashMap(Ast.Node.Index, void).init(allocator);
    for (tags, 0..) |tag, index| {
        if (tag == .@"return") try returned.put(tree.nodes.items(.data)[index].lhs, {});
    }
    var buffer: [2]Ast.Node.Index = undefined;
    for (tags, 0..) |_, index| {
        const node: Ast.Node.Index = @intCast(index);
        if (index == 0) continue;
        if (tree.fullContainerDecl(&buffer, node)) |decl| {
            for (decl.ast.members) |member| try members.put(member, {});
            if (owners.get(node)) |name| {
                try lister.container(decl, name);
            } else if (returned.contains(node)) {
                try lister.container(decl, "");
            } else {
                // Unnamed: of a parameter, a field, a cast. Nobody's definitions, and nobody's mistake.
                const out_kind = "unknown";
                for (decl.ast.members) |member| {
                    if (tree.fullContainerField(member)) |field| try lister.emit(field.ast.main_token, out_kind, "");
                    if (tree.fullVarDecl(member)) |variable| try lister.emit(variable.ast.mut_token + 1, out_kind, "");
                    var one: [1]Ast.Node.Index = undefined;
                    if (tree.fullFnProto(&one, member)) |prototype| {
                        if (prototype.name_token) |token| try lister.emit(token, out_kind, "");
                    }
                }
            }
        }
    }
    for (tags, 0..) |_, index| {
        const node: Ast.Node.Index = @intCast(index);
        if (index == 0 or members.contains(node)) continue;
        if (tree.fullVarDecl(node)) |variable| try lister.listVariable(variable, "", false);
    }
}

pub fn main() !void {
    var arena = std.heap.ArenaAllocator.init(std.heap.page_allocator);
    const allocator = arena.allocator();
    const arguments = try std.process.argsAlloc(allocator);
    var root = try std.fs.cwd().openIterableDir(arguments[1], .{});
    var walker = try root.walk(allocator);
    const out = std.io.getStdOut().writer();
    while (try walker.next()) |entry| {
        if (entry.kind != .file or !std.mem.endsWith(u8, entry.basename, ".zig")) continue;
        const source = try root.dir.readFileAllocOptions(allocator, entry.path, 64 << 20, null, 1, 0);
        try list(allocator, try allocator.dupe(u8, entry.path), source, out);
    }
}
