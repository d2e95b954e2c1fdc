#include "elementary.h"

#pragma STDC FP_CONTRACT OFF

// Every operation jumps to the next by itself: a processor predicts a dozen jumps, each of which
// has few ends, better than one that has many.
size_t elementary_execute(
    const elementary_instruction *code, size_t start, double *registers) {
  static const void *const labels[] = {
      [ELEMENTARY_OTHER] = &&other,
      [ELEMENTARY_ADD] = &&add,
      [ELEMENTARY_SUBTRACT] = &&subtract,
      [ELEMENTARY_MULTIPLY] = &&multiply,
      [ELEMENTARY_DIVIDE] = &&divide,
      [ELEMENTARY_NEGATE] = &&negate,
      [ELEMENTARY_SQUARE] = &&square,
      [ELEMENTARY_MULTIPLY_ADD] = &&multiply_add,
      [ELEMENTARY_MULTIPLY_SUBTRACT] = &&multiply_subtract,
      [ELEMENTARY_SUBTRACT_PRODUCT] = &&subtract_product,
      [ELEMENTARY_SUM_OF_PRODUCTS] = &&sum_of_products,
      [ELEMENTARY_DIFFERENCE_OF_PRODUCTS] = &&difference_of_products,
  };
  const elementary_instruction *at = code + start;
#define A registers[at->first]
#define B registers[at->second]
#define C registers[at->third]
#define D registers[at->fourth]
#define COMPUTE(expression)            \
  registers[at->output] = expression;  \
  at++;                                \
  goto *labels[at->operation];
  goto *labels[at->operation];
add:
  COMPUTE(A + B)
subtract:
  COMPUTE(A - B)
multiply:
  COMPUTE(A * B)
divide:
  COMPUTE(A / B)
negate:
  COMPUTE(-A)
square:
  COMPUTE(A * A)
multiply_add:
  COMPUTE(A * B + C)
multiply_subtract:
  COMPUTE(A * B - C)
subtract_product:
  COMPUTE(C - A * B)
sum_of_products:
  COMPUTE(A * B + C * D)
difference_of_products:
  COMPUTE(A * B - C * D)
other:
  return (size_t)(at - code);
}

// Most programs have two variables: what makes loops of many fast makes these slow.
#define FEW _Pragma("clang loop vectorize(disable) unroll(disable)")

double elementary_evaluate(
    const elementary_instruction *code, double *registers, const double *point, ptrdiff_t variables,
    ptrdiff_t first, const ptrdiff_t *outputs, double *rest, ptrdiff_t count) {
  FEW for (ptrdiff_t i = 0; i < variables; i++) registers[first + i] = point[i];
  elementary_execute(code, 0, registers);
  FEW for (ptrdiff_t i = 0; i < count; i++) rest[i] = registers[outputs[i + 1]];
  return registers[outputs[0]];
}
