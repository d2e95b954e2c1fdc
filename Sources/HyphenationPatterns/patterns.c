#include "patterns.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char english[] = {
#embed "Files/hyph_en_US.dic"
};

embedded_patterns embedded_patterns_english(void) {
  return (embedded_patterns){english, sizeof english};
}
