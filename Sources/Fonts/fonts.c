int fonts_placeholder;
