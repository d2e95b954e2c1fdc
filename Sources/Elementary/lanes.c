#include "elementary.h"
#include "sleef_pair.h"

#include <stdint.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

// On x86-64 every loop exists twice, for the two lanes that all processors have and for the four
// that most have. Sums and products have the same bits at any width, and so has SLEEF.
#if defined(__x86_64__)
#include <immintrin.h>
#define WIDE __attribute__((target("avx2")))
static int is_wide(void) { return __builtin_cpu_supports("avx2"); }
#else
#define WIDE
static int is_wide(void) { return 0; }
#endif

// MARK: Arithmetic

// The result may be an operand; the loops are told so, since they would otherwise suspect it of
// being a shifted one and fall back to one lane.
#define ARITHMETIC(name, parameters, arguments, expression)                              \
  static inline __attribute__((always_inline)) void name##_loop(                         \
      parameters, elementary_result result, size_t count) {                              \
    _Pragma("clang loop vectorize(assume_safety) interleave(enable)")                    \
    for (size_t i = 0; i < count; i++) result[i] = expression;                           \
  }                                                                                      \
  WIDE static void name##_wide(parameters, elementary_result result, size_t count) {     \
    name##_loop(arguments, result, count);                                               \
  }                                                                                      \
  void elementary_lanes_##name(parameters, elementary_result result, size_t count) {     \
    if (is_wide()) name##_wide(arguments, result, count);                                \
    else name##_loop(arguments, result, count);                                          \
  }

#define COMMA ,
#define ONE elementary_operand x
#define TWO elementary_operand x COMMA elementary_operand y
#define THREE elementary_operand a COMMA elementary_operand b COMMA elementary_operand c
#define FOUR THREE COMMA elementary_operand d

ARITHMETIC(neg, ONE, x, -x[i])
ARITHMETIC(square, ONE, x, x[i] * x[i])
ARITHMETIC(abs, ONE, x, __builtin_fabs(x[i]))
ARITHMETIC(sqrt, ONE, x, __builtin_elementwise_sqrt(x[i]))
ARITHMETIC(add, TWO, x COMMA y, x[i] + y[i])
ARITHMETIC(sub, TWO, x COMMA y, x[i] - y[i])
ARITHMETIC(mul, TWO, x COMMA y, x[i] * y[i])
ARITHMETIC(div, TWO, x COMMA y, x[i] / y[i])
ARITHMETIC(mul_add, THREE, a COMMA b COMMA c, a[i] * b[i] + c[i])
ARITHMETIC(mul_sub, THREE, a COMMA b COMMA c, a[i] * b[i] - c[i])
ARITHMETIC(sub_mul, THREE, a COMMA b COMMA c, c[i] - a[i] * b[i])
ARITHMETIC(sum_of_products, FOUR, a COMMA b COMMA c COMMA d, a[i] * b[i] + c[i] * d[i])
ARITHMETIC(difference_of_products, FOUR, a COMMA b COMMA c COMMA d, a[i] * b[i] - c[i] * d[i])

// A number is not finite if all bits of its exponent are set; one more carries into the sign.
static inline __attribute__((always_inline)) uint64_t carry(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return (bits & 0x7FF0000000000000) + 0x0010000000000000;
}
static inline __attribute__((always_inline)) bool are_finite_loop(ONE, size_t count) {
  uint64_t carries = 0;
  for (size_t i = 0; i < count; i++) carries |= carry(x[i]);
  return carries >> 63 == 0;
}
WIDE static bool are_finite_wide(ONE, size_t count) { return are_finite_loop(x, count); }
bool elementary_lanes_are_finite(ONE, size_t count) {
  return is_wide() ? are_finite_wide(x, count) : are_finite_loop(x, count);
}

#define LOWER_PARAMETERS \
  elementary_operand f, double step, elementary_result best, elementary_result best_steps, \
      size_t count
static inline __attribute__((always_inline)) void lower_loop(LOWER_PARAMETERS) {
#pragma clang loop vectorize(assume_safety) interleave(enable)
  for (size_t i = 0; i < count; i++) {
    best_steps[i] = f[i] < best[i] ? step : best_steps[i];
    best[i] = f[i] < best[i] ? f[i] : best[i];
  }
}
WIDE static void lower_wide(LOWER_PARAMETERS) { lower_loop(f, step, best, best_steps, count); }
void elementary_lanes_lower(LOWER_PARAMETERS) {
  if (is_wide()) lower_wide(f, step, best, best_steps, count);
  else lower_loop(f, step, best, best_steps, count);
}

#define RAISE_PARAMETERS elementary_operand f, elementary_result highest, size_t count
static inline __attribute__((always_inline)) void raise_loop(RAISE_PARAMETERS) {
#pragma clang loop vectorize(assume_safety) interleave(enable)
  for (size_t i = 0; i < count; i++) highest[i] = f[i] > highest[i] ? f[i] : highest[i];
}
WIDE static void raise_wide(RAISE_PARAMETERS) { raise_loop(f, highest, count); }
void elementary_lanes_raise(RAISE_PARAMETERS) {
  if (is_wide()) raise_wide(f, highest, count);
  else raise_loop(f, highest, count);
}

#define RECUR_PARAMETERS                                                             \
  double decay, double weight, elementary_operand term, elementary_operand rate,     \
      elementary_result buffer, elementary_result result, size_t count
static inline __attribute__((always_inline)) void recur_loop(RECUR_PARAMETERS) {
#pragma clang loop vectorize(assume_safety) interleave(enable)
  for (size_t i = 0; i < count; i++) {
    double sum = decay * buffer[i] + weight * term[i];
    buffer[i] = sum;
    result[i] = result[i] - rate[i] * sum;
  }
}
WIDE static void recur_wide(RECUR_PARAMETERS) {
  recur_loop(decay, weight, term, rate, buffer, result, count);
}
void elementary_lanes_recur(RECUR_PARAMETERS) {
  if (is_wide()) recur_wide(decay, weight, term, rate, buffer, result, count);
  else recur_loop(decay, weight, term, rate, buffer, result, count);
}

// MARK: Analysis

#if defined(__x86_64__)
void elementary_map_quads(
    void (*f)(void), elementary_operand x, elementary_operand y, elementary_result result,
    size_t quads);
// Declared for its address only: see quads.S.
#if defined(__AVX__)
#define DECLARE(quad)
#else
#define DECLARE(quad) extern void Sleef_cinz_##quad##avx(void);
#endif
#define QUADS(name, quad)                                                        \
  DECLARE(quad)                                                                  \
  static size_t name##_quads(TWO, elementary_result result, size_t count) {      \
    if (!is_wide() || count < 4) return 0;                                       \
    elementary_map_quads(                                                        \
        (void (*)(void))Sleef_cinz_##quad##avx, x, y, result, count / 4);        \
    return count / 4 * 4;                                                        \
  }
#else
#define QUADS(name, quad) \
  static size_t name##_quads(TWO, elementary_result result, size_t count) { return 0; }
#endif

#define FUNCTION(name, quad, two)                                                        \
  QUADS(name, quad)                                                                      \
  void elementary_lanes_##name(ONE, elementary_result result, size_t count) {            \
    size_t i = name##_quads(x, x, result, count);                                        \
    for (; i + 2 <= count; i += 2) pair_store(result + i, PAIR(two)(pair_load(x + i)));  \
    if (i < count) result[i] = pair_first(PAIR(two)(pair_of(x[i])));                     \
  }
#define FUNCTION2(name, quad, two)                                                       \
  QUADS(name, quad)                                                                      \
  void elementary_lanes_##name(TWO, elementary_result result, size_t count) {            \
    size_t i = name##_quads(x, y, result, count);                                        \
    for (; i + 2 <= count; i += 2)                                                       \
      pair_store(result + i, PAIR(two)(pair_load(x + i), pair_load(y + i)));             \
    if (i < count) result[i] = pair_first(PAIR(two)(pair_of(x[i]), pair_of(y[i])));      \
  }

FUNCTION(exp, expd4_u10, expd2_u10)
FUNCTION(expm1, expm1d4_u10, expm1d2_u10)
FUNCTION(log, logd4_u10, logd2_u10)
FUNCTION(log1p, log1pd4_u10, log1pd2_u10)
FUNCTION(log2, log2d4_u10, log2d2_u10)
FUNCTION(log10, log10d4_u10, log10d2_u10)
FUNCTION(sin, sind4_u10, sind2_u10)
FUNCTION(cos, cosd4_u10, cosd2_u10)
FUNCTION(tan, tand4_u10, tand2_u10)
FUNCTION(atan, atand4_u10, atand2_u10)
FUNCTION(tanh, tanhd4_u10, tanhd2_u10)
FUNCTION(erf, erfd4_u10, erfd2_u10)
FUNCTION2(pow, powd4_u10, powd2_u10)
