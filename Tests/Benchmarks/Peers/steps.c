// What optreport is timed against in C: the same problems with gradients written by hand.
//
//     cc -O2 -ffp-contract=off steps.c -lm -o steps && ./steps ROUNDS
//
// Prints a JSON object a line, {"engine", "problem", "opt", "ns", "cpu_ns"}: medians over the rounds.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STEPS = 1000, DIMENSIONS = 100, RUNS = 10000, SWEEP_STEPS = 500, LANES = 16, STORED = 10000000 };

typedef void (*gradient_function)(const double *x, double *g, int n);
typedef double (*value_function)(const double *x, int n);

static double sink;

// MARK: Objectives

__attribute__((noinline)) static void valley_gradient(const double *x, double *g, int n) {
  double b = x[1] - x[0] * x[0];
  g[0] = -2 * (1 - x[0]) - 400 * x[0] * b;
  g[1] = 200 * b;
}

__attribute__((noinline)) static double valley_value(const double *x, int n) {
  double a = 1 - x[0], b = x[1] - x[0] * x[0];
  return a * a + 100 * b * b;
}

static double curvatures[DIMENSIONS];

__attribute__((noinline)) static void bowl_gradient(const double *x, double *g, int n) {
  for (int i = 0; i < n; i++) g[i] = curvatures[i] * x[i];
}

__attribute__((noinline)) static double bowl_value(const double *x, int n) {
  double sum = 0;
  for (int i = 0; i < n; i++) sum += curvatures[i] * x[i] * x[i];
  return 0.5 * sum;
}

// MARK: Runs

// Adam in n dimensions, every iterate and value kept.
static void adam(gradient_function gradient, value_function value, const double *start, int n) {
  static double history[STEPS * (DIMENSIONS + 1)];
  double x[DIMENSIONS], g[DIMENSIONS], m[DIMENSIONS] = {0}, v[DIMENSIONS] = {0};
  double power1 = 1, power2 = 1;
  memcpy(x, start, n * sizeof *x);
  for (int t = 0; t < STEPS; t++) {
    gradient(x, g, n);
    power1 *= 0.9;
    power2 *= 0.999;
    double rate = 0.05 / (1 - power1), scale = 1 / sqrt(1 - power2);
    for (int i = 0; i < n; i++) {
      m[i] = 0.9 * m[i] + 0.1 * g[i];
      v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
      x[i] -= rate * m[i] / (sqrt(v[i]) * scale + 1e-8);
    }
    memcpy(history + t * (n + 1), x, n * sizeof *x);
    history[t * (n + 1) + n] = value(x, n);
  }
  sink += x[0] + history[n];
}

static void adam_on_valley(void) {
  const double start[] = {-1.2, 1};
  for (int i = 0; i < 100; i++) adam(valley_gradient, valley_value, start, 2);
}

static void adam_on_bowl(void) {
  double start[DIMENSIONS];
  for (int i = 0; i < DIMENSIONS; i++) start[i] = 1;
  for (int i = 0; i < 10; i++) adam(bowl_gradient, bowl_value, start, DIMENSIONS);
}

// MARK: Sweeps

static double rates[RUNS], momenta[RUNS], results[RUNS];

// A run after the other.
static void sweep(void) {
  for (int i = 0; i < RUNS; i++) {
    double x = -9, y = 1.5, u = 0, v = 0;
    for (int t = 0; t < SWEEP_STEPS; t++) {
      u = momenta[i] * u + x;
      v = momenta[i] * v + 25 * y;
      x -= rates[i] * u;
      y -= rates[i] * v;
    }
    results[i] = 0.5 * (x * x + 25 * y * y);
  }
  sink += results[0];
}

// Some runs side by side; a compiler that may makes vectors of them.
static void sweep_lanes(void) {
  for (int start = 0; start < RUNS; start += LANES) {
    double x[LANES], y[LANES], u[LANES] = {0}, v[LANES] = {0};
    for (int i = 0; i < LANES; i++) x[i] = -9, y[i] = 1.5;
    for (int t = 0; t < SWEEP_STEPS; t++)
      for (int i = 0; i < LANES; i++) {
        u[i] = momenta[start + i] * u[i] + x[i];
        v[i] = momenta[start + i] * v[i] + 25 * y[i];
        x[i] -= rates[start + i] * u[i];
        y[i] -= rates[start + i] * v[i];
      }
    for (int i = 0; i < LANES; i++)
      results[start + i] = 0.5 * (x[i] * x[i] + 25 * y[i] * y[i]);
  }
  sink += results[0];
}

// MARK: Memory

// What storing 10⁷ steps of five numbers costs by itself: pages are given to a program one by one.
static void store(void) {
  size_t count = 5 * (size_t)STORED;
  double *numbers = malloc(count * sizeof *numbers);
  for (size_t i = 0; i < count; i++) numbers[i] = i;
  sink += numbers[count / 2];
  free(numbers);
}

// MARK: Timing

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + 1e-9 * time.tv_nsec;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void report(
    const char *engine, const char *problem, const char *rule, double units, void (*body)(void),
    int rounds) {
  double *wall = malloc(rounds * sizeof *wall), *cpu = malloc(rounds * sizeof *cpu);
  body();
  for (int i = 0; i < rounds; i++) {
    double w = seconds(CLOCK_MONOTONIC), c = seconds(CLOCK_PROCESS_CPUTIME_ID);
    body();
    cpu[i] = (seconds(CLOCK_PROCESS_CPUTIME_ID) - c) / units * 1e9;
    wall[i] = (seconds(CLOCK_MONOTONIC) - w) / units * 1e9;
  }
  qsort(wall, rounds, sizeof *wall, compare);
  qsort(cpu, rounds, sizeof *cpu, compare);
  printf(
      "{\"engine\":\"%s\",\"problem\":\"%s\",\"opt\":\"%s\",\"ns\":%.3f,\"cpu_ns\":%.3f}\n",
      engine, problem, rule, wall[rounds / 2], cpu[rounds / 2]);
  free(wall);
  free(cpu);
}

int main(int count, char **arguments) {
  int rounds = count > 1 ? atoi(arguments[1]) : 9;
  for (int i = 0; i < DIMENSIONS; i++) curvatures[i] = pow(10, 2.0 * i / 99);
  for (int i = 0; i < RUNS; i++) {
    rates[i] = 0.001 + 0.159 * (i % 100) / 99;
    momenta[i] = 0.99 * (i / 100) / 99;
  }
  report("C", "rosenbrock", "adam", 100 * STEPS, adam_on_valley, rounds);
  report("C", "quad100", "adam", 10 * STEPS, adam_on_bowl, rounds);
  report("C", "sweep10k", "momentum", 1, sweep, rounds);
  report("C lanes", "sweep10k", "momentum", 1, sweep_lanes, rounds);
  report("C", "store", "1e7", STORED, store, 1);
  fprintf(stderr, "%g\n", sink);
}
