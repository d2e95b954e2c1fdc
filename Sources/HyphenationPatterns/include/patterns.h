// The hyphenation patterns inside the binary: see Files/README.md for their authors and license.
#ifndef PATTERNS_H
#define PATTERNS_H

#include <stddef.h>

typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t size;
} embedded_patterns;

embedded_patterns embedded_patterns_english(void);

#endif
