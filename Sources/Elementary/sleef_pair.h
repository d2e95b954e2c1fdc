// Two numbers at a time, which every processor can: one number is a pair of equals.
#ifndef SLEEF_PAIR_H
#define SLEEF_PAIR_H

#include <sleef.h>

#if defined(__x86_64__)
typedef __m128d pair;
#define PAIR(name) Sleef_cinz_##name##sse2
static inline pair pair_of(double x) { return _mm_set1_pd(x); }
static inline double pair_first(pair x) { return _mm_cvtsd_f64(x); }
static inline pair pair_load(const double *x) { return _mm_loadu_pd(x); }
static inline void pair_store(double *x, pair y) { _mm_storeu_pd(x, y); }
#elif defined(__aarch64__)
typedef float64x2_t pair;
#define PAIR(name) Sleef_cinz_##name##advsimdnofma
static inline pair pair_of(double x) { return vdupq_n_f64(x); }
static inline double pair_first(pair x) { return vgetq_lane_f64(x, 0); }
static inline pair pair_load(const double *x) { return vld1q_f64(x); }
static inline void pair_store(double *x, pair y) { vst1q_f64(x, y); }
#else
#error "SLEEF has no functions with the same bits everywhere for this processor"
#endif

#endif
