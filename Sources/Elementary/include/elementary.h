// The only door to the functions of analysis, for one number and for lanes of them.
//
// The C library's functions differ in their last bits from one processor to the next. Those of
// SLEEF whose names contain `cinz` have the same bits everywhere, and the same bits for one number
// as for two or four at a time, to about one unit in the last place.
//
// > N. Shibata, F. Petrogalli. "SLEEF: A Portable Vectorized Library of C Standard Mathematical
// > Functions." IEEE Transactions on Parallel and Distributed Systems 31 (2020), 1316–1327,
// > doi:10.1109/TPDS.2019.2960333
#ifndef ELEMENTARY_H
#define ELEMENTARY_H

#include <stdbool.h>
#include <stddef.h>

#define NAMED(name) __attribute__((swift_name(name)))

// Inline, so that loops over them vectorize; `sqrt` would set errno and keep loops scalar.
static inline __attribute__((always_inline)) NAMED("squareRoot(_:)")
double elementary_sqrt(double x) { return __builtin_elementwise_sqrt(x); }
static inline __attribute__((always_inline)) NAMED("roundedDown(_:)")
double elementary_floor(double x) { return __builtin_elementwise_floor(x); }
static inline __attribute__((always_inline)) NAMED("roundedUp(_:)")
double elementary_ceil(double x) { return __builtin_elementwise_ceil(x); }

double elementary_cbrt(double x) NAMED("cubeRoot(_:)");
double elementary_exp(double x) NAMED("exponential(_:)");
double elementary_expm1(double x) NAMED("exponentialMinusOne(_:)");
double elementary_log(double x) NAMED("naturalLogarithm(_:)");
double elementary_log1p(double x) NAMED("naturalLogarithmOnePlus(_:)");
double elementary_log2(double x) NAMED("binaryLogarithm(_:)");
double elementary_log10(double x) NAMED("decimalLogarithm(_:)");
double elementary_pow(double x, double y) NAMED("power(_:_:)");
double elementary_sin(double x) NAMED("sine(_:)");
double elementary_cos(double x) NAMED("cosine(_:)");
double elementary_tan(double x) NAMED("tangent(_:)");
double elementary_asin(double x) NAMED("arcSine(_:)");
double elementary_acos(double x) NAMED("arcCosine(_:)");
double elementary_atan(double x) NAMED("arcTangent(_:)");
double elementary_atan2(double y, double x) NAMED("arcTangent(y:x:)");
double elementary_sinh(double x) NAMED("hyperbolicSine(_:)");
double elementary_cosh(double x) NAMED("hyperbolicCosine(_:)");
double elementary_tanh(double x) NAMED("hyperbolicTangent(_:)");
double elementary_asinh(double x) NAMED("hyperbolicArcSine(_:)");
double elementary_acosh(double x) NAMED("hyperbolicArcCosine(_:)");
double elementary_atanh(double x) NAMED("hyperbolicArcTangent(_:)");
double elementary_hypot(double x, double y) NAMED("hypotenuse(_:_:)");
double elementary_erf(double x) NAMED("errorFunction(_:)");
double elementary_erfc(double x) NAMED("complementaryErrorFunction(_:)");

#undef NAMED

// Lanes: result[i] for 0 ≤ i < count, bit by bit what the function of one number returns. The
// result may be one of the operands, but must not overlap one otherwise.
#define LANES(name) __attribute__((swift_name("Lanes." name)))

/// A namespace for functions of many numbers at once.
struct elementary_lanes {
  char unused;
} __attribute__((swift_name("Lanes")));

typedef const double *elementary_operand;
typedef double *elementary_result;

#define UNARY(c, swift)                                                                \
  void elementary_lanes_##c(elementary_operand x, elementary_result result, size_t count) \
      LANES(swift "(_:into:count:)");
#define BINARY(c, swift)                                                                    \
  void elementary_lanes_##c(                                                                \
      elementary_operand x, elementary_operand y, elementary_result result, size_t count)   \
      LANES(swift "(_:_:into:count:)");
#define TERNARY(c, swift)                                                                  \
  void elementary_lanes_##c(                                                               \
      elementary_operand a, elementary_operand b, elementary_operand c_,                   \
      elementary_result result, size_t count) LANES(swift "(_:_:_:into:count:)");
#define QUATERNARY(c, swift)                                                               \
  void elementary_lanes_##c(                                                               \
      elementary_operand a, elementary_operand b, elementary_operand c_,                   \
      elementary_operand d, elementary_result result, size_t count)                        \
      LANES(swift "(_:_:_:_:into:count:)");

UNARY(neg, "negate")
UNARY(square, "square")
UNARY(abs, "absoluteValue")
UNARY(sqrt, "squareRoot")
BINARY(add, "add")
BINARY(sub, "subtract")
BINARY(mul, "multiply")
BINARY(div, "divide")
// a·b + c, a·b − c, c − a·b, a·b + c·d, a·b − c·d, every product rounded before the sum.
TERNARY(mul_add, "multiplyAdd")
TERNARY(mul_sub, "multiplySubtract")
TERNARY(sub_mul, "subtractProduct")
QUATERNARY(sum_of_products, "sumOfProducts")
QUATERNARY(difference_of_products, "differenceOfProducts")

UNARY(exp, "exponential")
UNARY(expm1, "exponentialMinusOne")
UNARY(log, "naturalLogarithm")
UNARY(log1p, "naturalLogarithmOnePlus")
UNARY(log2, "binaryLogarithm")
UNARY(log10, "decimalLogarithm")
UNARY(sin, "sine")
UNARY(cos, "cosine")
UNARY(tan, "tangent")
UNARY(atan, "arcTangent")
UNARY(tanh, "hyperbolicTangent")
UNARY(erf, "errorFunction")
BINARY(pow, "power")

/// Whether all of x is finite.
bool elementary_lanes_are_finite(elementary_operand x, size_t count) LANES("areFinite(_:count:)");

/// Where f is less than `best`, that and `best_steps` become f and the step; NaN is not.
void elementary_lanes_lower(
    elementary_operand f, double step, elementary_result best, elementary_result best_steps,
    size_t count) LANES("lower(_:step:best:bestSteps:count:)");

/// Where f is more than `highest`, that becomes f; NaN is not.
void elementary_lanes_raise(elementary_operand f, elementary_result highest, size_t count)
    LANES("raise(_:highest:count:)");

/// One step of a recurrence of two terms in every lane:
/// buffer ← decay · buffer + weight · term, then result ← result − rate · buffer.
/// A term that is not finite leaves a buffer and a result that are not, now and ever after.
void elementary_lanes_recur(
    double decay, double weight, elementary_operand term, elementary_operand rate,
    elementary_result buffer, elementary_result result, size_t count)
    LANES("recur(decay:weight:term:rate:buffer:result:count:)");

#undef UNARY
#undef BINARY
#undef TERNARY
#undef QUATERNARY
#undef LANES

// Programs: sums and products of numbers in registers, one instruction after the other.

/// What an instruction does; everything else is up to the caller.
enum elementary_operation {
  ELEMENTARY_OTHER,
  ELEMENTARY_ADD,
  ELEMENTARY_SUBTRACT,
  ELEMENTARY_MULTIPLY,
  ELEMENTARY_DIVIDE,
  ELEMENTARY_NEGATE,
  ELEMENTARY_SQUARE,
  ELEMENTARY_MULTIPLY_ADD,
  ELEMENTARY_MULTIPLY_SUBTRACT,
  ELEMENTARY_SUBTRACT_PRODUCT,
  ELEMENTARY_SUM_OF_PRODUCTS,
  ELEMENTARY_DIFFERENCE_OF_PRODUCTS,
};

/// An operation and the registers that it reads and writes.
typedef struct {
  unsigned operation, output, first, second, third, fourth;
} elementary_instruction __attribute__((swift_name("ArithmeticInstruction")));

/// Runs instructions from a place on; the place of the first that is none of these operations, of
/// which there must be one.
size_t elementary_execute(
    const elementary_instruction *code, size_t start, double *registers)
    __attribute__((swift_name("executeArithmetic(_:from:_:)")));

/// Runs a program that is nothing but arithmetic at a point: the variables go to the registers from
/// `first` on, and the results are taken from those that `outputs` names, the first returned, the
/// others written to `rest`, of which there are `count`.
double elementary_evaluate(
    const elementary_instruction *code, double *registers, const double *point, ptrdiff_t variables,
    ptrdiff_t first, const ptrdiff_t *outputs, double *rest, ptrdiff_t count)
    __attribute__((swift_name("evaluateArithmetic(_:_:at:count:first:outputs:rest:count:)")));
#endif
