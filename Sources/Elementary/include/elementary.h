// The only door to libm. Static inline, so that a loop over them vectorizes where it can;
// `elementary_sqrt` is the builtin, because `sqrt` sets errno and keeps loops scalar on Linux.
#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#include <math.h>

#define ELEMENTARY(name) static inline __attribute__((always_inline, swift_name(name)))

ELEMENTARY("squareRoot(_:)")
double elementary_sqrt(double x) { return __builtin_elementwise_sqrt(x); }
ELEMENTARY("cubeRoot(_:)")
double elementary_cbrt(double x) { return cbrt(x); }
ELEMENTARY("exponential(_:)")
double elementary_exp(double x) { return exp(x); }
ELEMENTARY("exponentialMinusOne(_:)")
double elementary_expm1(double x) { return expm1(x); }
ELEMENTARY("naturalLogarithm(_:)")
double elementary_log(double x) { return log(x); }
ELEMENTARY("naturalLogarithmOnePlus(_:)")
double elementary_log1p(double x) { return log1p(x); }
ELEMENTARY("binaryLogarithm(_:)")
double elementary_log2(double x) { return log2(x); }
ELEMENTARY("decimalLogarithm(_:)")
double elementary_log10(double x) { return log10(x); }
ELEMENTARY("power(_:_:)")
double elementary_pow(double x, double y) { return pow(x, y); }
ELEMENTARY("sine(_:)")
double elementary_sin(double x) { return sin(x); }
ELEMENTARY("cosine(_:)")
double elementary_cos(double x) { return cos(x); }
ELEMENTARY("tangent(_:)")
double elementary_tan(double x) { return tan(x); }
ELEMENTARY("arcSine(_:)")
double elementary_asin(double x) { return asin(x); }
ELEMENTARY("arcCosine(_:)")
double elementary_acos(double x) { return acos(x); }
ELEMENTARY("arcTangent(_:)")
double elementary_atan(double x) { return atan(x); }
ELEMENTARY("arcTangent(y:x:)")
double elementary_atan2(double y, double x) { return atan2(y, x); }
ELEMENTARY("hyperbolicSine(_:)")
double elementary_sinh(double x) { return sinh(x); }
ELEMENTARY("hyperbolicCosine(_:)")
double elementary_cosh(double x) { return cosh(x); }
ELEMENTARY("hyperbolicTangent(_:)")
double elementary_tanh(double x) { return tanh(x); }
ELEMENTARY("hyperbolicArcSine(_:)")
double elementary_asinh(double x) { return asinh(x); }
ELEMENTARY("hyperbolicArcCosine(_:)")
double elementary_acosh(double x) { return acosh(x); }
ELEMENTARY("hyperbolicArcTangent(_:)")
double elementary_atanh(double x) { return atanh(x); }
ELEMENTARY("hypotenuse(_:_:)")
double elementary_hypot(double x, double y) { return hypot(x, y); }
ELEMENTARY("errorFunction(_:)")
double elementary_erf(double x) { return erf(x); }
ELEMENTARY("roundedDown(_:)")
double elementary_floor(double x) { return __builtin_elementwise_floor(x); }
ELEMENTARY("roundedUp(_:)")
double elementary_ceil(double x) { return __builtin_elementwise_ceil(x); }

#undef ELEMENTARY
#endif
