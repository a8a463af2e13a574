# Rscript r_truth.R ROOT: what R's own parser sees defined, one JSON object per line.
# Definitions: names bound at top level (in blocks, conditions and loops too), functions bound to a name anywhere, classes,
# generics and methods of S4, reference classes, R6 and ggproto with their members, test_that() cases.
root <- commandArgs(trailingOnly = TRUE)[[1]]
quote_json <- function(x) {
  x <- gsub("\\", "\\\\", x, fixed = TRUE)
  x <- gsub("\"", "\\\"", x, fixed = TRUE)
  x <- gsub("\n", "\\n", x, fixed = TRUE)
  x <- gsub("\t", "\\t", x, fixed = TRUE)
  paste0("\"", x, "\"")
}
emit <- function(path, name, line, kind, scope = "") {
  cat(sprintf("{\"path\":%s,\"name\":%s,\"line\":%d,\"kind\":%s,\"scope\":%s}\n", quote_json(path), quote_json(name),
              line, quote_json(kind), quote_json(scope)))
}
read_file <- function(path) {
  parsed <- tryCatch(parse(file.path(root, path), keep.source = TRUE, encoding = "UTF-8"), error = function(e) NULL)
  if (is.null(parsed)) return(invisible())
  data <- getParseData(parsed, includeText = TRUE)
  if (is.null(data) || nrow(data) == 0) return(invisible())
  data <- data[data$token != "COMMENT", ]
  data <- data[order(data$line1, data$col1, -data$line2, -data$col2), ]
  children <- split(seq_len(nrow(data)), data$parent)
  row_of <- new.env()
  tokens <- data$token
  texts <- data$text
  lines <- data$line1
  kids <- function(i) children[[as.character(data$id[[i]])]]
  plain <- function(text) gsub("^([`'\"])(.*)\\1$", "\\2", text)
  # the single token an expression is made of, NA otherwise
  leaf <- function(i) {
    k <- kids(i)
    if (length(k) == 0) return(i)
    if (length(k) == 1) return(leaf(k))
    NA
  }
  is_function <- function(i) {
    k <- kids(i)
    length(k) > 0 && tokens[k[1]] %in% c("FUNCTION", "'\\\\'")
  }
  string_of <- function(i) {
    l <- leaf(i)
    if (is.na(l) || tokens[l] != "STR_CONST") return(NULL)
    list(text = as.character(parse(text = texts[l], keep.source = FALSE)[[1]]), line = lines[l])
  }
  assign_tokens <- c("LEFT_ASSIGN", "EQ_ASSIGN", "RIGHT_ASSIGN")
  # list of argument: name, name row, value row
  arguments <- function(i) {
    k <- kids(i)[-(1:2)]
    out <- list()
    name <- NULL
    name_row <- NA
    for (j in k) {
      t <- tokens[j]
      if (t %in% c("SYMBOL_SUB", "STR_CONST", "NULL_CONST")) {
        name <- plain(texts[j])
        name_row <- j
      } else if (t == "expr") {
        out[[length(out) + 1]] <- list(name = name, row = name_row, value = j)
        name <- NULL
        name_row <- NA
      } else if (t == "','") {
        name <- NULL
        name_row <- NA
      }
    }
    out
  }
  pick <- function(args, name, position) {
    for (a in args) if (identical(a$name, name)) return(a$value)
    unnamed <- Filter(function(a) is.null(a$name), args)
    if (position <= length(unnamed)) unnamed[[position]]$value else NULL
  }
  called <- function(i) {
    k <- kids(i)
    if (length(k) < 3 || tokens[k[1]] != "expr" || tokens[k[2]] != "'('") return("")
    f <- kids(k[1])
    if (length(f) == 0) return("")
    last <- f[length(f)]
    if (tokens[last] %in% c("SYMBOL_FUNCTION_CALL", "SYMBOL", "SLOT")) plain(texts[last]) else ""
  }
  members <- function(value, scope, fields) {
    if (is.null(value) || called(value) == "") return()
    for (a in arguments(value)) {
      if (is.null(a$name)) {
        s <- string_of(a$value)
        if (fields == "names" && !is.null(s)) emit(path, s$text, s$line, "field", scope)
        next
      }
      if (startsWith(a$name, "_") || a$name == ".") next
      fn <- is_function(a$value)
      if (fields == "none" && !fn) next
      emit(path, a$name, lines[a$row], if (fn && fields != "names") "method" else "field", scope)
    }
  }
  # TRUE when the call defines something
  define <- function(i, target) {
    f <- called(i)
    args <- arguments(i)
    target_name <- if (is.na(target)) "" else plain(texts[target])
    if (f %in% c("setMethod", "setReplaceMethod", "setGeneric", "setValidity")) {
      title <- pick(args, switch(f, setGeneric = "name", setValidity = "Class", "f"), 1)
      s <- if (!is.null(title)) string_of(title)
      if (is.null(s)) return(FALSE)
      name <- switch(f, setReplaceMethod = paste0(s$text, "<-"), setValidity = "validity", s$text)
      emit(path, name, s$line, if (f == "setGeneric") "function" else "method")
      return(TRUE)
    }
    if (f %in% c("assign", "makeActiveBinding") && is.na(target)) {
      title <- pick(args, if (f == "assign") "x" else "sym", 1)
      s <- if (!is.null(title)) string_of(title)
      value <- pick(args, if (f == "assign") "value" else "fun", 2)
      if (is.null(s) || is.null(value)) return(FALSE)
      if (is_function(value)) {
        emit(path, s$text, s$line, "function")
        return(TRUE)
      }
      return(list(s))
    }
    key <- switch(f, setClass = "Class", setClassUnion = "name", setRefClass = "Class", R6Class = "classname",
                  ggproto = "_class", NULL)
    if (is.null(key)) return(FALSE)
    title <- pick(args, key, 1)
    s <- if (!is.null(title)) string_of(title)
    if (is.null(s) && (is.na(target) || f %in% c("setClass", "setClassUnion", "setRefClass"))) return(FALSE)
    name <- if (is.null(s)) target_name else s$text
    line <- if (is.null(s) || identical(name, target_name)) lines[target] else s$line
    emit(path, name, line, "class")
    if (!is.na(target) && !identical(name, target_name)) variable(target_name, lines[target])
    else if (!is.na(target)) assign(name, TRUE, row_of)
    if (f == "setClass") {
      slots <- pick(args, "slots", 99)
      if (is.null(slots)) slots <- pick(args, "representation", 2)
      members(slots, name, "slots")
    } else if (f == "setRefClass") {
      members(pick(args, "fields", 99), name, "names")
      members(pick(args, "methods", 99), name, "some")
    } else if (f == "R6Class") {
      members(pick(args, "public", 2), name, "some")
      members(pick(args, "private", 3), name, "some")
      members(pick(args, "active", 4), name, "some")
    } else if (f == "ggproto") {
      members(i, name, "some")
    }
    TRUE
  }
  variable <- function(name, line) {
    if (name == "" || exists(name, envir = row_of, inherits = FALSE)) return()
    assign(name, TRUE, row_of)
    emit(path, name, line, "variable")
  }
  # `statement`: assignments of values define variables here
  visit <- function(i, statement, in_function) {
    k <- kids(i)
    if (length(k) == 0) return()
    op <- k[tokens[k] %in% assign_tokens]
    if (length(op) == 1 && texts[op] != ":=") {
      right <- tokens[op] == "RIGHT_ASSIGN"
      sides <- setdiff(k, op)
      target <- if (right) sides[length(sides)] else sides[1]
      value <- if (right) sides[1] else sides[length(sides)]
      last <- value
      repeat {
        vk <- kids(last)
        vo <- vk[tokens[vk] %in% assign_tokens]
        if (length(vo) != 1 || tokens[vo] == "RIGHT_ASSIGN") break
        last <- vk[length(vk)]
      }
      l <- leaf(target)
      if (is_function(last)) {
        tk <- kids(target)
        if (!is.na(l)) {
          emit(path, plain(texts[l]), lines[l], "function")
        } else if (length(tk) == 3 && tokens[tk[2]] %in% c("'$'", "'@'")) {
          emit(path, plain(texts[leaf(tk[3])]), lines[tk[3]], "method", texts[tk[1]])
        }
      } else if (!is.na(l) && tokens[l] %in% c("SYMBOL", "STR_CONST")) {
        defined <- if (!in_function) define(last, if (tokens[l] == "SYMBOL") l else NA) else FALSE
        if (!isTRUE(defined) && statement && !in_function) variable(plain(texts[l]), lines[l])
      }
      visit(target, FALSE, in_function)
      visit(value, statement, in_function)
      return()
    }
    f <- called(i)
    tests <- f == "test_that" || (f %in% c("describe", "it") && grepl("(^|/)tests?/", path))
    args <- if (tests) arguments(i)
    title <- if (length(args) >= 2) pick(args, if (f == "test_that") "desc" else "description", 1)
    s <- if (!is.null(title)) string_of(title)
    if (!is.null(s) && s$text != "") {
      # as written: escapes are part of the title
      emit(path, substr(texts[leaf(title)], 2, nchar(texts[leaf(title)]) - 1), s$line, "test")
      for (j in k) visit(j, FALSE, TRUE)
      return()
    }
    if (f != "") {
      parent <- match(data$parent[i], data$id)
      if (!in_function && !(!is.na(parent) && any(tokens[kids(parent)] %in% assign_tokens))) {
        got <- define(i, NA)
        if (is.list(got) && statement) variable(got[[1]]$text, got[[1]]$line)
      }
      if (f == "methods") {
        inner <- arguments(i)
        if (length(inner) == 1 && is.null(inner[[1]]$name)) members(inner[[1]]$value, "", "none") else members(i, "", "none")
      }
      visit(k[1], FALSE, in_function)
      for (j in k[-1]) visit(j, FALSE, in_function)
      return()
    }
    if (is_function(i)) {
      for (j in k) visit(j, FALSE, TRUE)
      return()
    }
    for (j in k) visit(j, statement, in_function)
  }
  tops <- which(data$parent <= 0)
  for (i in tops) visit(i, TRUE, FALSE)
}
options(expressions = 50000)
files <- sort(list.files(root, pattern = "\\.[rR]$", recursive = TRUE, all.files = TRUE))
for (path in files) read_file(path)
