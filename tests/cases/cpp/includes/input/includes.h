#ifndef INCLUDES_H
#define INCLUDES_H
#include "local.h"
#include <vector>
#if defined(USE_X) && \
    !defined(NO_X)
#include <x/x.h>
#else
#include "no_x.h"
#endif
#if __has_include(<optional>)
#include <optional>
#endif
#include GENERATED_HEADER
#endif  // INCLUDES_H
