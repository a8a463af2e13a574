// Objective-C's own macros that stand where its grammar knows none. In: the text, and what the mask of C has made of it.
// Out: the same, as long, with them blanked or written as plain C.
//
//   NS_ASSUME_NONNULL_BEGIN                       ->
//   typedef NS_ENUM(NSInteger, Color) { kRed };   ->          enum               Color  { kRed };
//   GS_EXPORT_CLASS                               ->
//   @interface A : NSObject                           @interface A : NSObject
//   @property (copy) NSString *a NS_DEPRECATED;   ->  @property (copy) NSString *a             ;
#pragma once

#include <string_view>

#include "core/extract/lang_cpp_mask.h"

namespace repodoc {

// Returns the conditional groups, from "#if" to the end of "#endif": their lines are blanked. O(bytes).
std::vector<MaskedMacro> MaskObjectiveC(std::string_view text, MaskedSource* masked);

}  // namespace repodoc
