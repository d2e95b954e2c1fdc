// The font files inside the binary: see Files/README.md for their authors and licences.
#ifndef FONTS_H
#define FONTS_H

#include <stddef.h>

typedef struct {
  const unsigned char *_Nonnull bytes;
  size_t size;
} embedded_font;

typedef enum {
  embedded_font_fira_sans_regular,
  embedded_font_fira_sans_italic,
  embedded_font_fira_sans_medium,
  embedded_font_fira_sans_semi_bold,
  embedded_font_fira_math_regular,
  embedded_font_fira_mono_regular,
  embedded_font_libertinus_serif_regular,
  embedded_font_libertinus_serif_italic,
  embedded_font_libertinus_serif_semibold,
  embedded_font_libertinus_serif_semibold_italic,
  embedded_font_libertinus_math_regular,
} embedded_font_name;

embedded_font embedded_font_file(embedded_font_name name);

#endif
