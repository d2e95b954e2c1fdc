#include "fonts.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char fira_sans_regular[] = {
#embed "Files/FiraSans-Regular.otf"
};
static const unsigned char fira_sans_italic[] = {
#embed "Files/FiraSans-Italic.otf"
};
static const unsigned char fira_sans_medium[] = {
#embed "Files/FiraSans-Medium.otf"
};
static const unsigned char fira_sans_semi_bold[] = {
#embed "Files/FiraSans-SemiBold.otf"
};
static const unsigned char fira_math_regular[] = {
#embed "Files/FiraMath-Regular.otf"
};
static const unsigned char fira_mono_regular[] = {
#embed "Files/FiraMono-Regular.otf"
};
static const unsigned char libertinus_serif_regular[] = {
#embed "Files/LibertinusSerif-Regular.otf"
};
static const unsigned char libertinus_serif_italic[] = {
#embed "Files/LibertinusSerif-Italic.otf"
};
static const unsigned char libertinus_serif_semibold[] = {
#embed "Files/LibertinusSerif-Semibold.otf"
};
static const unsigned char libertinus_serif_semibold_italic[] = {
#embed "Files/LibertinusSerif-SemiboldItalic.otf"
};
static const unsigned char libertinus_math_regular[] = {
#embed "Files/LibertinusMath-Regular.otf"
};

#define FILE_OF(name) case embedded_font_##name: return (embedded_font){name, sizeof name};

embedded_font embedded_font_file(embedded_font_name name) {
  switch (name) {
    FILE_OF(fira_sans_regular)
    FILE_OF(fira_sans_italic)
    FILE_OF(fira_sans_medium)
    FILE_OF(fira_sans_semi_bold)
    FILE_OF(fira_math_regular)
    FILE_OF(fira_mono_regular)
    FILE_OF(libertinus_serif_regular)
    FILE_OF(libertinus_serif_italic)
    FILE_OF(libertinus_serif_semibold)
    FILE_OF(libertinus_serif_semibold_italic)
    FILE_OF(libertinus_math_regular)
  }
}
