// What packs the streams of Cairo's PDF files where Cairo is inside the program: the three functions
// of zlib that it calls, made of libdeflate, which takes a third of the time.
#ifndef CAIRO_STREAMS_H
#define CAIRO_STREAMS_H

#include <zlib.h>

/// Begins a stream; the level is not heeded.
int optreport_deflateInit_(z_streamp stream, int level, const char *version, int size);

/// Takes what is given, and packs it when the flush is Z_FINISH; knows no other flush but Z_NO_FLUSH.
int optreport_deflate(z_streamp stream, int flush);

/// Ends a stream.
int optreport_deflateEnd(z_streamp stream);

#endif
