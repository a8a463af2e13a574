FMT_BEGIN_NAMESPACE
FMT_MODULE_EXPORT_BEGIN

template <typename T> struct printf_formatter { printf_formatter() = delete; };

FMT_MODULE_EXPORT_END
FMT_BEGIN_EXPORT
FMT_BEGIN_DETAIL
namespace detail {
int width();
}
FMT_END_NAMESPACE
