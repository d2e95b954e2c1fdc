#pragma once
// Not every system has it, and Swift's module of the C library lacks it.
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
