#pragma once
#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

// What Swift cannot import: macros with arguments, and names that depend on the version.

static inline hb_feature_t hb_shim_feature(hb_tag_t tag, uint32_t value) {
  return (hb_feature_t){tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

static inline hb_tag_t hb_shim_tag(char a, char b, char c, char d) {
  return HB_TAG(a, b, c, d);
}

static inline void hb_shim_draw_glyph(
  hb_font_t *font, hb_codepoint_t glyph, hb_draw_funcs_t *functions, void *data) {
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, functions, data);
#else
  hb_font_get_glyph_shape(font, glyph, functions, data);
#endif
}
