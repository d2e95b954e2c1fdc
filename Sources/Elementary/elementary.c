#include "elementary.h"
#include "sleef_pair.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define FUNCTION(name, sleef) \
  double elementary_##name(double x) { return pair_first(PAIR(sleef)(pair_of(x))); }
#define FUNCTION2(name, sleef)                                    \
  double elementary_##name(double x, double y) {                  \
    return pair_first(PAIR(sleef)(pair_of(x), pair_of(y)));       \
  }

FUNCTION(cbrt, cbrtd2_u10)
FUNCTION(exp, expd2_u10)
FUNCTION(expm1, expm1d2_u10)
FUNCTION(log, logd2_u10)
FUNCTION(log2, log2d2_u10)
FUNCTION(log10, log10d2_u10)
FUNCTION(sin, sind2_u10)
FUNCTION(cos, cosd2_u10)
FUNCTION(tan, tand2_u10)
FUNCTION(asin, asind2_u10)
FUNCTION(acos, acosd2_u10)
FUNCTION(atan, atand2_u10)
FUNCTION(tanh, tanhd2_u10)
FUNCTION(atanh, atanhd2_u10)
FUNCTION(erf, erfd2_u10)
FUNCTION(erfc, erfcd2_u15)
FUNCTION(log1p, log1pd2_u10)
FUNCTION2(pow, powd2_u10)
FUNCTION2(hypot, hypotd2_u05)
FUNCTION2(atan2, atan2d2_u10)

static const double log_of_2 = 0x1.62e42fefa39efp-1;

// SLEEF's hyperbolic functions square or exponentiate their argument, which overflows before the
// result does; there the other exponential, or the 1 under the root, has long been rounded away.
FUNCTION(small_sinh, sinhd2_u10)
FUNCTION(small_cosh, coshd2_u10)
FUNCTION(small_asinh, asinhd2_u10)
FUNCTION(small_acosh, acoshd2_u10)

static double half_exponential(double x) {
  double root = elementary_exp(x / 2);
  return 0.5 * root * root;
}

double elementary_sinh(double x) {
  if (fabs(x) < 700) return elementary_small_sinh(x);
  return copysign(half_exponential(fabs(x)), x);
}

double elementary_cosh(double x) {
  return fabs(x) < 700 ? elementary_small_cosh(x) : half_exponential(fabs(x));
}

double elementary_asinh(double x) {
  if (!(fabs(x) >= 0x1p100)) return elementary_small_asinh(x);
  return copysign(elementary_log(fabs(x)) + log_of_2, x);
}

double elementary_acosh(double x) {
  return x >= 0x1p100 ? elementary_log(x) + log_of_2 : elementary_small_acosh(x);
}
