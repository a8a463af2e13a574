#define CONCAT_(a, b) a##b
#define CONCAT(a, b) CONCAT_(a, b)
#define LOG(level, ...) \
    do { \
        if (level > 0) printf(__VA_ARGS__); \
    } while (0)

#if defined(_WIN32)
#include <windows.h>
static void sleep_ms(int ms) { Sleep(ms); }
#elif defined(__unix__)
#include <unistd.h>
static void sleep_ms(int ms) { usleep(ms * 1000); }
#else
#error "no sleep"
#endif

int CONCAT(run, _all)(void)
{
    LOG(1, "running %d", 3);
    sleep_ms(10);
    return 0;
}
