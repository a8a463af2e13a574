// C, C++ and CUDA: what costs time.
#include <string>

#include "core/base/text.h"
#include "core/rules/rules_c_tools.h"

namespace repodoc::c_rules {
namespace {

constexpr RuleCategory kPerformance = RuleCategory::kPerformance;
constexpr Severity kInfo = Severity::kInfo, kLow = Severity::kLow, kMedium = Severity::kMedium;
constexpr RuleConfidence kSure = RuleConfidence::kHigh, kLikely = RuleConfidence::kMedium;

bool InLoop(const RuleMatch& match) { return match.context.loop_depth > 0; }

// for (...) v.push_back(x) with a local vector that is never reserved.
bool GrowsWithoutReserve(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (!InLoop(match)) return false;
  NodeIndex function = tree.Child(match.node, Field::function);
  NodeIndex receiver = function == kNoNode ? kNoNode : tree.Child(function, Field::argument);
  if (receiver == kNoNode || tree.KindOf(receiver) != Kind::identifier) return false;
  NodeIndex loop = AncestorOf(tree, match.node,
                              {Kind::for_statement, Kind::for_range_loop, Kind::while_statement,
                               Kind::do_statement, Kind::if_statement, Kind::switch_statement});
  // Only counted loops that push in every turn: the number is known before.
  if (loop == kNoNode ||
      (tree.KindOf(loop) != Kind::for_statement && tree.KindOf(loop) != Kind::for_range_loop))
    return false;
  NodeIndex around = FunctionAround(tree, match.node);
  if (around == kNoNode || tree[around].end - tree[around].begin > 40000) return false;
  std::string_view name = tree.TextOf(receiver);
  NodeIndex declaration = LocalDeclaration(tree, around, name);
  if (declaration == kNoNode || declaration > loop) return false;
  std::string_view type = tree.FieldText(declaration, Field::type);
  if (type.find("vector<") == std::string_view::npos && type != "std::string") return false;
  return tree.TextOf(around).find(std::string(name) + ".reserve") == std::string_view::npos;
}

bool EndlInLoop(const RuleMatch& match) { return InLoop(match) && match.TextOf(match.node) == "std::endl"; }

// s = s + "x" inside a loop.
bool StringRebuilt(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (!InLoop(match) || tree.FieldText(match.node, Field::operator_) != "=") return false;
  NodeIndex left = tree.Child(match.node, Field::left), right = tree.Child(match.node, Field::right);
  if (left == kNoNode || right == kNoNode || tree.KindOf(left) != Kind::identifier) return false;
  NodeIndex at = right;
  bool text = false;
  for (int steps = 0; at != kNoNode && tree.KindOf(at) == Kind::binary_expression && steps < 32; ++steps) {
    if (tree.FieldText(at, Field::operator_) != "+") return false;
    text = text || IsStringLiteral(tree, tree.Child(at, Field::right));
    at = tree.Child(at, Field::left);
  }
  return text && at != kNoNode && at != right && tree.TextOf(at) == tree.TextOf(left);
}

// f(std::vector<int> v): copied for every call.
bool HeavyByValue(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex type = tree.Child(match.node, Field::type);
  NodeIndex name = tree.Child(match.node, Field::declarator);
  if (type == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::identifier) return false;
  std::string_view text = tree.TextOf(type);
  bool heavy = text == "std::string" ||
               StartsWithAny(text, {"std::vector<", "std::map<", "std::unordered_map<", "std::set<",
                                    "std::unordered_set<", "std::list<", "std::deque<", "std::function<"});
  if (!heavy) return false;
  NodeIndex list = tree.Parent(match.node);
  NodeIndex declarator = list == kNoNode ? kNoNode : tree.Parent(list);
  if (declarator == kNoNode || tree.KindOf(declarator) != Kind::function_declarator) return false;
  NodeIndex function = declarator;
  for (int steps = 0; function != kNoNode && tree.KindOf(function) != Kind::function_definition && steps < 4;
       ++steps) {
    function = tree.Parent(function);
  }
  if (function == kNoNode || tree.KindOf(function) != Kind::function_definition) return false;
  NodeIndex body = tree.Child(function, Field::body);
  if (body == kNoNode || tree[function].end - tree[function].begin > 40000) return false;
  // Sinks move the parameter on; a function that changes its copy needs one.
  std::string_view parameter = tree.TextOf(name);
  std::string_view inside = tree.text.substr(tree[declarator].end, tree[function].end - tree[declarator].end);
  std::string moved = "move(" + std::string(parameter);
  if (inside.find(moved) != std::string_view::npos) return false;
  for (NodeIndex at = body; at < tree[body].next; ++at) {
    if (tree.KindOf(at) != Kind::identifier || tree.TextOf(at) != parameter) continue;
    NodeIndex parent = tree.Parent(at);
    Kind kind = tree.KindOf(parent);
    if (kind == Kind::assignment_expression && tree[at].field == Field::left) return false;
    if (kind == Kind::update_expression || kind == Kind::pointer_expression ||
        kind == Kind::lambda_capture_specifier)
      return false;
    if (kind == Kind::return_statement) return false;  // returned: moved out
    if (kind == Kind::subscript_expression && tree.ParentKind(parent) == Kind::assignment_expression &&
        tree[parent].field == Field::left) {
      return false;
    }
    if (kind == Kind::field_expression) {
      std::string_view member = tree.FieldText(parent, Field::field);
      if (IsOneOf(member, {"push_back", "emplace_back", "insert", "erase", "clear", "resize", "append",
                           "pop_back", "swap", "begin", "end", "emplace", "data", "replace", "reserve",
                           "front", "back", "at", "assign"})) {
        return false;
      }
    }
  }
  return true;
}
// for (std::string s : names)
bool CopyInRangeLoop(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  NodeIndex type = tree.Child(match.node, Field::type), name = tree.Child(match.node, Field::declarator);
  if (type == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::identifier) return false;
  std::string_view text = tree.TextOf(type);
  return text == "std::string" || StartsWithAny(text, {"std::vector<", "std::map<", "std::shared_ptr<",
                                                       "std::pair<std::string", "std::function<"});
}

bool NewInLoop(const RuleMatch& match) {
  return InLoop(match) && match.tree.Child(match.node, Field::placement) == kNoNode;
}

bool StrlenInCondition(const RuleMatch& match) {
  for (NodeIndex at = match.node, steps = 0; at != kNoNode && steps < 8;
       at = match.tree.Parent(at), ++steps) {
    if (match.tree[at].field != Field::condition) continue;
    Kind kind = match.tree.ParentKind(at);
    return kind == Kind::for_statement || kind == Kind::while_statement;
  }
  return false;
}
bool OpenMp(const RuleMatch& match) {
  std::string_view text = Trim(match.tree.FieldText(match.node, Field::directive));
  return text == "#pragma" && StartsWith(Trim(match.tree.FieldText(match.node, Field::argument)), "omp");
}
bool KernelLaunch(const RuleMatch& match) {
  NodeIndex call = match.tree.Parent(match.node);
  if (call == kNoNode) return true;
  uint32_t finding = match.StartFinding(match.context.symbol);
  match.AddEvidence(finding, InLoop(match) ? "launched in a loop" : "launch", call);
  return false;
}
// A std::regex made anew by every call.
bool RegexPerCall(const RuleMatch& match) {
  const SyntaxTree& tree = match.tree;
  if (match.context.callable == kNone) return false;
  NodeIndex type = tree.Child(match.node, Field::type);
  if (type == kNoNode || tree.TextOf(type) != "std::regex") return false;
  NodeIndex storage = tree.ChildOfKind(match.node, Kind::storage_class_specifier);
  return storage == kNoNode && tree.ChildOfKind(match.node, Kind::init_declarator) != kNoNode;
}
bool EraseFront(const RuleMatch& match) {
  NodeIndex first = match.Argument(0);
  return InLoop(match) && match.ArgumentCount() == 1 && first != kNoNode &&
         EndsWith(match.TextOf(first), ".begin()");
}

#define COST(id, title, finds, why, example, languages, severity, confidence) \
  { id, title, finds, why, example, languages, kPerformance, severity, confidence, 0 }

constexpr RuleRow kRows[] = {
    {COST("c.perf.allocation-in-loop", "Allocation in a loop", "malloc, calloc and cudaMalloc inside a loop",
          "Each turn pays for the allocator; device allocations also wait for the device.",
          "for (...) p = malloc(n);", kCFamily, kLow, kSure),
     {{RuleEvent::kCall,
       "malloc calloc std::malloc std::calloc cudaMalloc cudaMallocHost cudaHostAlloc hipMalloc",
       Kind::kOther, InLoop}}},
    {COST("c.perf.deep-loops", "Deeply nested loops", "functions whose loops nest at least three deep",
          "The work grows with the product of the ranges.", "for (...) for (...) for (...)", kCFamily, kInfo,
          kSure),
     {{RuleEvent::kFile, nullptr, Kind::kOther, ReportDeepLoops}}},
    {COST("c.perf.inline-assembly", "Inline assembly", "asm statements",
          "Written for one processor by hand; the compiler cannot look inside.", "asm volatile(\"pause\");",
          kCFamily, kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::gnu_asm_expression}}},
    {COST("c.perf.openmp", "OpenMP region", "#pragma omp", "The work is shared among threads.",
          "#pragma omp parallel for", kCFamily, kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::preproc_call, OpenMp, "pragma"}}},
    {COST("c.perf.polling", "Polling", "sleep, usleep and sleep_for inside a loop",
          "The loop waits by the clock; its latency is the length of the sleep.",
          "while (!done) usleep(100);", kCFamily, kInfo, kSure),
     {{RuleEvent::kCall, "sleep usleep nanosleep std::this_thread::sleep_for", Kind::kOther, InLoop}}},
    {COST("c.perf.simd", "Vector instructions", "includes of immintrin.h, arm_neon.h and their kin",
          "Written for the vector units of one processor family.", "#include <immintrin.h>", kCFamily, kInfo,
          kSure),
     {{RuleEvent::kImport,
       "immintrin.h x86intrin.h xmmintrin.h emmintrin.h pmmintrin.h tmmintrin.h smmintrin.h nmmintrin.h "
       "arm_neon.h arm_sve.h altivec.h"}}},
    {COST("c.perf.strlen-in-condition", "Length measured in every turn", "strlen in the condition of a loop",
          "The text is walked to its end each time; the loop becomes quadratic.",
          "for (i = 0; i < strlen(s); i++)", kCFamily, kMedium, kSure),
     {{RuleEvent::kCall, "strlen std::strlen wcslen", Kind::kOther, StrlenInCondition}}},
    {COST("cpp.perf.allocation-in-loop", "new in a loop", "new inside a loop",
          "Each turn pays for the allocator.", "for (...) items.push_back(new Item);", kCpp, kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::new_expression, NewInLoop}}},
    {COST("cpp.perf.atomic", "Device atomics", "atomicAdd and other atomics of device code",
          "Threads that hit the same address wait for each other; the order, and so rounding, is not fixed.",
          "atomicAdd(&sum[i], x);", kCuda, kInfo, kSure),
     {{RuleEvent::kCall,
       "atomicAdd atomicSub atomicMin atomicMax atomicCAS atomicExch atomicInc atomicDec atomicAnd atomicOr "
       "atomicXor gpuAtomicAdd "
       "gpuAtomicAddNoReturn gpuAtomicMul gpuAtomicMax gpuAtomicMin fastAtomicAdd"}}},
    {COST("cpp.perf.barrier", "Block barrier", "__syncthreads and its kin",
          "All threads of the block wait; it must be reached by all of them.", "__syncthreads();", kCuda,
          kInfo, kSure),
     {{RuleEvent::kCall, "__syncthreads __syncthreads_or __syncthreads_and __syncthreads_count"}}},
    {COST("cpp.perf.copy-in-range-loop", "Copy in a range loop",
          "for (std::string x : xs) and other heavy types by value",
          "Every element is copied; a const reference is not.", "for (std::string s : names)", kCpp, kLow,
          kSure),
     {{RuleEvent::kNode, nullptr, Kind::for_range_loop, CopyInRangeLoop, "loop"}}},
    {COST("cpp.perf.device-synchronise", "Waits for the device",
          "cudaDeviceSynchronize, cudaStreamSynchronize, cudaMemcpy",
          "The host waits until the device is done.", "cudaDeviceSynchronize();", kCuda, kInfo, kSure),
     {{RuleEvent::kCall,
       "cudaDeviceSynchronize cudaStreamSynchronize cudaEventSynchronize cudaMemcpy hipDeviceSynchronize "
       "hipStreamSynchronize "
       "hipMemcpy"}}},
    {COST("cpp.perf.dynamic-cast-in-loop", "dynamic_cast in a loop", "dynamic_cast inside a loop",
          "Each cast searches the inheritance graph at run time.",
          "for (auto* n : nodes) dynamic_cast<Add*>(n);", kCpp, kInfo, kSure),
     {{RuleEvent::kCall, "dynamic_cast", Kind::kOther, InLoop}}},
    {COST("cpp.perf.endl-in-loop", "std::endl in a loop", "std::endl inside a loop",
          "It flushes the stream each time; '\\n' does not.", "for (...) std::cout << x << std::endl;", kCpp,
          kLow, kSure),
     {{RuleEvent::kNode, nullptr, Kind::qualified_identifier, EndlInLoop}}},
    {COST("cpp.perf.front-of-vector", "Work at the front of a vector in a loop",
          "erase(x.begin()) inside a loop", "Every element behind it moves by one place.",
          "while (...) v.erase(v.begin());", kCpp, kLow, kLikely),
     {{RuleEvent::kCall, "*erase", Kind::kOther, EraseFront}}},
    {COST("cpp.perf.heavy-by-value", "Heavy parameter by value",
          "std::string, containers and std::function by value that are only read",
          "Every call copies it; a const reference or a view does not.",
          "void log(std::string text) { out << text; }", kCpp, kLow, kLikely),
     {{RuleEvent::kNode, nullptr, Kind::parameter_declaration, HeavyByValue, "parameter"}}},
    {COST("cpp.perf.kernel-launch", "Kernel launch", "name<<<grid, block>>>(...)",
          "Work is queued for the device here; in a loop the launch itself can become the cost.",
          "add<<<g, b>>>(x);", kCuda, kInfo, kSure),
     {{RuleEvent::kNode, nullptr, Kind::kernel_call_syntax, KernelLaunch}}},
    {COST("cpp.perf.parallel-for", "Parallel loop", "parallel_for and parallel_reduce",
          "The range is cut into pieces that run on several threads.", "at::parallel_for(0, n, grain, f);",
          kCpp, kInfo, kSure),
     {{RuleEvent::kCall, "*parallel_for *parallel_reduce"}}},
    {COST("cpp.perf.regex-per-call", "Regular expression compiled by every call",
          "local variables of type std::regex that are not static", "Compiling costs far more than matching.",
          "std::regex r(\"a+\");", kCpp, kLow, kSure),
     {{RuleEvent::kNode, nullptr, Kind::declaration, RegexPerCall}}},
    {COST("cpp.perf.string-rebuilt", "String rebuilt in a loop", "s = s + \"x\" inside a loop",
          "Every turn copies the whole text: += appends in place.", "s = s + \",\";", kCpp, kLow, kSure),
     {{RuleEvent::kNode, nullptr, Kind::assignment_expression, StringRebuilt}}},
    {COST("cpp.perf.unreserved-growth", "Vector grown without reserve",
          "push_back in every turn of a counted loop on a local vector that is never reserved",
          "The elements move each time the capacity doubles; the final size is known before.",
          "for (...) out.push_back(i);", kCpp, kInfo, kLikely),
     {{RuleEvent::kCall, "*push_back *emplace_back", Kind::kOther, GrowsWithoutReserve}}},
    {COST("cpp.perf.warp-shuffle", "Warp-level exchange", "__shfl_* and __ballot functions",
          "Threads of a warp pass values without memory; all named lanes must take part.",
          "__shfl_down_sync(mask, x, 1);", kCuda, kInfo, kSure),
     {{RuleEvent::kCall,
       "__shfl_sync __shfl_up_sync __shfl_down_sync __shfl_xor_sync __ballot_sync __syncwarp WARP_SHFL "
       "WARP_SHFL_UP WARP_SHFL_DOWN "
       "WARP_SHFL_XOR WARP_BALLOT"}}},
};

}  // namespace

std::span<const RuleRow> Performance() { return kRows; }

}  // namespace repodoc::c_rules
