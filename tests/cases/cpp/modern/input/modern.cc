template <typename T>
concept Sized = requires(T t) { t.size(); };

template <Sized T>
  requires std::copyable<T>
constexpr auto length(const T& value) -> decltype(value.size()) { return value.size(); }

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

struct Pair {
  int a, b;
  auto operator<=>(const Pair&) const = default;
};
auto [first, second] = Pair{1, 2};
inline constexpr auto kDouble = [](int x) noexcept { return x * 2; };
enum { kAnonymousA, kAnonymousB = 5 };
typedef void (*Callback)(int code, const char* text);
typedef struct Node Node;
using Matrix = std::array<std::array<double, 3>, 3>;
alignas(16) static thread_local int counter;
