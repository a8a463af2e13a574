// R: what a function's name and body say of dispatch. S3 methods ("print.foo"), generics (UseMethod), operators.
#include "core/base/text.h"
#include "core/extract/lang_r.h"

namespace repodoc::r {
namespace {

// Functions of base R that look at the class of their first argument.
bool IsBaseGeneric(std::string_view name) {
  // Between blanks, so that a name is found by its whole.
  static constexpr std::string_view kGenerics =
      " print format summary plot as.data.frame as.list as.character as.numeric as.double as.integer as.logical as.vector "
      "as.Date as.matrix as.environment as.function as.POSIXct as.POSIXlt mean median length names dim dimnames levels "
      "unique rev sort rep seq c cbind rbind merge head tail predict update coef residuals fitted anova logLik vcov "
      "toString all.equal xtfrm cut split by aggregate transform subset with within range quantile diff duplicated is.na "
      "t str open close simulate nobs terms labels solve scale droplevels lines points text barplot hist image pairs "
      "model.matrix model.frame formula family conditionMessage conditionCall Ops Math Summary [ [[ $ [<- [[<- $<- + - * "
      "/ == != < > <= >= ! & | ^ %% %/% names<- levels<- length<- dim<- dimnames<- is.numeric max min ";
  if (name.empty() || name.find(' ') != std::string_view::npos) return false;
  return kGenerics.find(" " + std::string(name) + " ") != std::string_view::npos;
}

}  // namespace

bool SplitS3Method(Walk& walk, std::string_view name, std::string_view* generic, std::string_view* type) {
  for (size_t dot = name.find('.', 1); dot != std::string_view::npos && dot + 1 < name.size();
       dot = name.find('.', dot + 1)) {
    *generic = name.substr(0, dot);
    *type = name.substr(dot + 1);
    if (IsBaseGeneric(*generic) || StateOf(walk).generics.count(std::string(*generic)) != 0) return true;
    if (dot > 64) break;
  }
  return false;
}

bool IsOperatorName(std::string_view name) {
  if (name.size() >= 2 && name[0] == '%' && name.back() == '%') return true;
  for (char c : name) {
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                c == '_' || c == ' ' || (c & 0x80) != 0;
    if (word) return false;
  }
  return !name.empty();
}

// Whether the body hands over to a method: the last or only call UseMethod("f").
bool CallsUseMethod(const SyntaxTree& tree, NodeIndex function) {
  NodeIndex body = tree.Child(function, Field::body);
  if (body == kNoNode) return false;
  if (tree.KindOf(body) == Kind::call) return CalledName(tree, body) == "UseMethod";
  if (tree.KindOf(body) != Kind::braced_expression) return false;
  for (NodeIndex child : tree.Children(body)) {
    if (tree.KindOf(child) == Kind::call && CalledName(tree, child) == "UseMethod") return true;
  }
  return false;
}

}  // namespace repodoc::r
