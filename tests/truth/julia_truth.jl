# julia julia_truth.jl ROOT: what Julia's own parser sees defined, one JSON object per line. The parser tells the lines of
# statements; behind a doc string the definition's first words are looked for.
const root = ARGS[1]
path = ""
source = String[]

quoted(text) = string('"', escape_string(text, ['"']), '"')
json(text) = replace(replace(quoted(text), "\\\$" => "\$"), r"\\x([0-9a-f]{2})" => s"\\u00\1")
emit(kind, name, line) =
    println("{\"path\":", json(path), ",\"name\":", json(string(name)), ",\"line\":", line, ",\"kind\":\"", kind, "\"}")

escaped(name) = replace(string(name), r"([^\w])" => s"\\\1")

# The line at or below `line` that begins the definition: the words before the name, then the name.
function locate(words, name, line)
    pattern = Regex("(^|[\\s;(.])" * words * escaped(name) * "(?![\\w!])")
    # behind the doc string, where one begins on this line
    if line <= length(source) && occursin("\"\"\"", source[line]) && length(collect(eachmatch(r"\"\"\"", source[line]))) == 1
        close = findnext(x -> occursin("\"\"\"", x), source, line + 1)
        close === nothing || (line = close)
    elseif line < length(source) && occursin(r"^\s*(raw|doc)?\"", source[line]) && !occursin("\"\"\"", source[line])
        line += 1
    end
    for at in line:min(length(source), line + 400)
        occursin(pattern, source[at]) && return at
    end
    line
end

firstline(block, line) =
    block isa Expr && block.head === :block && !isempty(block.args) && block.args[1] isa LineNumberNode ? block.args[1].line : line

# (name, arguments?) of the left side of a definition
function headof(ex)
    while ex isa Expr && ex.head in (:where, :(::)) && length(ex.args) > 1
        ex.head === :(::) && !(ex.args[1] isa Expr && ex.args[1].head in (:call, :where)) && return nothing
        ex = ex.args[1]
    end
    ex isa Expr && ex.head === :call || return nothing
    callee = ex.args[1]
    while callee isa Expr && callee.head in (:., :curly)
        callee = callee.head === :curly ? callee.args[1] : callee.args[2]
        callee isa QuoteNode && (callee = callee.value)
    end
    callee isa Symbol && return string(callee)
    callee isa Expr && callee.head === :(::) && return "(" * string(callee) * ")"
    nothing
end

function typehead(ex)
    while ex isa Expr && ex.head in (:<:, :curly)
        ex = ex.args[1]
    end
    ex isa Symbol ? string(ex) : nothing
end

mutable struct Scope
    loc::Bool        # inside let, for, while, try, a function: assignments bind nothing outside
    fun::Bool        # inside a function
    doc::Bool        # directly behind a doc string
    seen::Set{String}
    owner::String    # the struct around
end
inner(s; loc = s.loc, fun = s.fun, seen = s.seen, owner = "") = Scope(loc, fun, false, seen, owner)
statement(s) = Scope(s.loc, s.fun, false, s.seen, s.owner)

function variable(name, line, s, kind = "variable")
    name === :_ && return
    string(name) in s.seen && return
    push!(s.seen, string(name))
    emit(kind, name, line)
end

function assigned(left, line, s)
    if left isa Symbol
        variable(left, line, s)
    elseif left isa Expr && left.head === :(::) && length(left.args) == 2 && left.args[1] isa Symbol
        variable(left.args[1], line, s)
    elseif left isa Expr && left.head === :curly && left.args[1] isa Symbol
        variable(left.args[1], line, s, "type")
    elseif left isa Expr && left.head === :tuple
        foreach(x -> (x isa Symbol || x isa Expr && x.head === :(::)) && assigned(x, line, s), left.args)
    end
end

function field(ex, line)
    ex isa Expr && ex.head === :const && (ex = ex.args[1])
    ex isa Expr && ex.head === :(=) && (ex = ex.args[1])
    ex isa Expr && ex.head === :(::) && length(ex.args) == 2 && (ex = ex.args[1])
    ex isa Symbol && emit("field", ex, line)
end

function members(block, line, name)
    for item in block.args
        if item isa LineNumberNode
            line = item.line
            continue
        end
        at = line
        if item isa Expr && item.head === :macrocall && item.args[1] isa GlobalRef
            at = item.args[2].line
            item = item.args[4]
            item isa Expr && item.head in (:function, :(=)) && (at = firstline(item.args[end], at))
            plain = item isa Expr ? (item.head === :(::) ? item.args[1] : nothing) : item
            plain isa Symbol && (at = locate("", plain, at))
        end
        if item isa Symbol || item isa Expr && (item.head in (:(::), :const) || item.head === :(=) && headof(item.args[1]) === nothing)
            field(item, at)
            item isa Expr && item.head === :(=) && visit(item.args[2], at, Scope(true, true, false, Set{String}(), ""))
        else
            visit(item, at, Scope(true, false, false, Set{String}(), name))
        end
    end
end

function visit(ex, line, s)
    ex isa Expr || return
    head, args = ex.head, ex.args
    if head in (:toplevel, :block, :quote)
        for item in args
            item isa LineNumberNode ? (line = item.line) : visit(item, line, statement(s))
        end
    elseif head === :module
        name = args[2]
        at = s.doc ? locate("(bare)?module\\s+", name, line) : line
        emit("module", name, at)
        visit(args[3], at, Scope(false, false, false, Set{String}(), ""))
    elseif head === :macrocall
        args[2] isa LineNumberNode && (line = args[2].line)
        macroname = args[1] isa Symbol ? string(args[1]) : args[1] isa GlobalRef ? string(args[1].name) : args[1] isa Expr && args[1].head === :. ? string(args[1].args[2].value) : ""
        rest = args[3:end]
        if macroname == "@doc" && length(rest) >= 2
            item = rest[2]
            target = Scope(s.loc, s.fun, true, s.seen, s.owner)
            item isa Expr ? visit(item, line, target) : nothing
        elseif macroname == "@enum" && !isempty(rest)
            name = rest[1] isa Expr && rest[1].head === :(::) ? rest[1].args[1] : rest[1]
            name isa Symbol || return
            at = s.doc ? locate("@enum\\s*\\(?\\s*", name, line) : line
            emit("enum", name, at)
            for item in rest[2:end]
                row = at
                for x in (item isa Expr && item.head === :block ? item.args : [item])
                    x isa LineNumberNode && (row = x.line)
                    x isa Expr && x.head === :(=) && (x = x.args[1])
                    x isa Symbol && emit("member", x, item isa Expr && item.head === :block ? row : locate("", x, row))
                end
            end
        elseif macroname in ("@testset", "@testitem")
            title = findfirst(x -> x isa String || x isa Expr && x.head === :string, rest)
            if title !== nothing
                found = match(r"@test(?:set|item)\b[^\"]*\"((?:[^\"\\]|\\.)*)\"", line <= length(source) ? source[line] : "")
                found !== nothing && found.captures[1] != "" && emit("test", found.captures[1], line)
                foreach(x -> visit(x, line, inner(s; loc = true, fun = true)), rest)
            else
                foreach(x -> visit(x, line, s), rest)
            end
        else
            at = s.doc
            foreach(x -> visit(x, line, Scope(s.loc, s.fun, at, s.seen, s.owner)), rest)
        end
    elseif head in (:function, :macro)
        name = length(args) == 1 && args[1] isa Symbol ? string(args[1]) : headof(args[1])
        body = length(args) > 1 ? args[2] : nothing
        at = body === nothing ? (s.doc ? locate("(function|macro)\\s+", name, line) : line) : firstline(body, line)
        name === nothing || emit(name == s.owner ? "constructor" : string(head), name, at)
        name === nothing && length(args) == 1 && return
        visit(body, at, inner(s; loc = true, fun = true))
        defaults(args[1], at, s)
    elseif head === :(=)
        name = headof(args[1])
        if name !== nothing
            at = line <= length(source) && occursin(name, source[line]) ? line : firstline(args[2], line)
            s.doc && (at = locate("", name, line))
            emit(name == s.owner ? "constructor" : "function", name, at)
            visit(args[2], at, inner(s; loc = true, fun = true))
            defaults(args[1], at, s)
        elseif args[1] isa Symbol && args[2] isa Expr && (args[2].head === :-> || args[2].head === :function && headof(args[2].args[1]) === nothing)
            at = s.doc ? locate("", args[1], line) : line
            emit("function", args[1], at)
            visit(args[2].args[2], at, inner(s; loc = true, fun = true))
        else
            target = args[1] isa Expr && args[1].head === :curly ? args[1].args[1] : args[1]
            at = s.doc && target isa Symbol ? locate("", target, line) : line
            s.loc || s.fun || assigned(args[1], at, s)
            visit(args[2], at, inner(s))
        end
    elseif head === :const || head === :global && length(args) == 1 && args[1] isa Expr
        visit(args[1], line, s)
    elseif head === :struct
        name = typehead(args[2])
        name === nothing && return
        at = s.doc ? locate("struct\\s+", name, line) : line
        emit("struct", name, at)
        members(args[3], at, name)
    elseif head in (:abstract, :primitive)
        name = typehead(args[1])
        name === nothing && return
        emit("type", name, s.doc ? locate("type\\s+", name, line) : line)
    elseif head in (:if, :elseif)
        foreach(x -> visit(x, line, statement(s)), args)
    elseif head in (:let, :for, :while, :try, :do)
        foreach(x -> visit(x, line, inner(s; loc = true)), args)
    elseif head === :->
        foreach(x -> visit(x, line, inner(s; loc = true)), args)
    else
        foreach(x -> visit(x, line, inner(s; loc = true)), args)
    end
end

# functions in default values
function defaults(ex, line, s)
    ex isa Expr || return
    ex.head in (:->,) && return visit(ex, line, inner(s; loc = true, fun = true))
    foreach(x -> defaults(x, line, s), ex.args)
end

for (folder, _, files) in walkdir(root), name in sort(files)
    endswith(name, ".jl") || continue
    full = joinpath(folder, name)
    islink(full) && continue
    global path = relpath(full, root)
    text = read(full, String)
    global source = split(text, '\n')
    tree = try
        Base.parse_input_line(text, filename = path)
    catch
        nothing
    end
    bad = tree === nothing || tree isa Expr && (tree.head in (:error, :incomplete) || tree.head === :toplevel && any(x -> x isa Expr && x.head in (:error, :incomplete), tree.args))
    bad ? println("{\"t\":\"error\",\"path\":", json(path), "}") : visit(tree, 1, Scope(false, false, false, Set{String}(), ""))
end
