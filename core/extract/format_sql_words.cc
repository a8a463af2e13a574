#include "core/extract/format_sql_words.h"

namespace repodoc {

bool IsConstraintWord(std::string_view word) {
  return OneOf(word, {"primary", "unique", "key", "index", "constraint", "foreign", "check", "fulltext", "spatial",
                      "exclude", "like", "period"});
}

bool EndsType(std::string_view word) {
  return OneOf(word, {"not", "null", "default", "primary", "unique", "references", "check", "constraint", "collate", "comment",
                      "auto_increment", "autoincrement", "identity", "generated", "on", "encode", "as", "key", "storage",
                      "compression", "invisible", "using"});
}

bool IsTypeWord(std::string_view word) {
  return OneOf(word, {"int", "integer", "smallint", "bigint", "tinyint", "mediumint", "varchar", "varchar2", "nvarchar", "char", "nchar",
                      "text", "blob", "numeric", "decimal", "number", "date", "timestamp", "datetime", "bool", "boolean", "real",
                      "float", "double", "varbinary", "binary", "bytea", "uuid", "json", "jsonb", "serial", "bigserial", "enum"});
}

bool IsSqlWord(std::string_view word) {
  return IsTypeWord(word) ||
         OneOf(word, {"and", "or", "not", "in", "exists", "values", "select", "from", "where", "join", "on", "as", "using", "key", "table",
                      "into", "over", "when", "then", "else", "if", "while", "with", "by", "returns", "return", "set", "any", "all", "some",
                      "case", "union", "check", "unique", "primary", "references", "default", "filter", "within", "group", "order", "partition",
                      "interval", "array", "row", "character", "varying", "between", "like", "ilike", "is", "distinct", "having", "limit",
                      "only", "lateral", "cast", "elsif", "elseif", "until", "for", "index", "include", "then", "except", "intersect", "call",
                      "count", "sum", "min", "max", "avg", "coalesce", "nullif", "lower", "upper", "now", "round", "abs", "length", "concat",
                      "substring", "extract", "trim", "position", "overlay", "convert", "identity", "greatest", "least",
                      "execute", "exec", "perform", "begin", "end", "declare", "loop", "type", "enum"});
}

}  // namespace repodoc
