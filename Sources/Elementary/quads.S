// Calls a function of four lanes for every four numbers of two arrays.
//
//     void elementary_map_quads(void (*f)(void), const double *x, const double *y,
//                               double *result, size_t quads);   // quads ≥ 1
//
// Whether C passes four doubles in a register depends on the flags that a file is compiled with,
// whatever its functions are marked with; a package that others depend on has no such flags. So
// the call itself is written out. f takes x in ymm0 and, if it is a function of two numbers, y in
// ymm1, and returns in ymm0.

#if defined(__x86_64__)

#if defined(__APPLE__)
#define SYMBOL _elementary_map_quads
#else
#define SYMBOL elementary_map_quads
#endif

  .text
  .p2align 4
  .globl SYMBOL
SYMBOL:
  // Five registers and the return address keep the stack aligned to 16 bytes.
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rdi, %rbx
  movq %rsi, %r12
  movq %rdx, %r13
  movq %rcx, %r14
  movq %r8, %r15
1:
  vmovupd (%r12), %ymm0
  vmovupd (%r13), %ymm1
  callq *%rbx
  vmovupd %ymm0, (%r14)
  addq $32, %r12
  addq $32, %r13
  addq $32, %r14
  decq %r15
  jne 1b
  vzeroupper
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  retq

#endif

#if defined(__linux__) && defined(__ELF__)
  .section .note.GNU-stack, "", %progbits
#endif
