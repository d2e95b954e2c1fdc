"""What optreport is timed against in Python: the same problems in numpy, jax with optax, and torch.

    python engines.py numpy|jax|torch ROUNDS

Prints a JSON object a line, {"engine", "problem", "opt", "ns", "cpu_ns"}: medians over the rounds,
without what importing and compiling takes. All numbers are doubles, all engines use one thread.
"""

import json
import os
import statistics
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

ENGINE = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 3
STEPS = 1000
SWEEP_STEPS = 500
CURVATURES = [10 ** (2 * i / 99) for i in range(100)]
STARTS = {"rosenbrock": [-1.2, 1.0], "quad100": [1.0] * 100}


def report(problem, rule, units, body):
    """Times a body that does so many units of work."""
    body()
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        body()
        cpus.append((time.process_time() - cpu) / units * 1e9)
        walls.append((time.perf_counter() - wall) / units * 1e9)
    print(
        json.dumps(
            {
                "engine": ENGINE,
                "problem": problem,
                "opt": rule,
                "ns": statistics.median(walls),
                "cpu_ns": statistics.median(cpus),
            }
        ),
        flush=True,
    )


def run_numpy():
    import numpy as np

    curvatures = np.array(CURVATURES)

    def valley(x):
        b = x[1] - x[0] * x[0]
        return np.array([-2 * (1 - x[0]) - 400 * x[0] * b, 200 * b])

    def adam(gradient, start):
        x = np.array(start)
        m, v = np.zeros_like(x), np.zeros_like(x)
        for t in range(1, STEPS + 1):
            g = gradient(x)
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            x -= 0.05 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        return x

    def sweep():
        rate, momentum = np.meshgrid(np.linspace(0.001, 0.16, 100), np.linspace(0, 0.99, 100))
        rate, momentum = rate.ravel(), momentum.ravel()
        x, y = np.full(rate.shape, -9.0), np.full(rate.shape, 1.5)
        u, v = np.zeros_like(x), np.zeros_like(x)
        with np.errstate(all="ignore"):
            steep = 25 * rate
            for _ in range(SWEEP_STEPS):
                u *= momentum
                u -= rate * x
                v *= momentum
                v -= steep * y
                x += u
                y += v
            return 0.5 * (x * x + 25 * y * y)

    report("rosenbrock", "adam", STEPS, lambda: adam(valley, STARTS["rosenbrock"]))
    report("quad100", "adam", STEPS, lambda: adam(lambda x: curvatures * x, STARTS["quad100"]))
    report("sweep10k", "momentum", 1, sweep)


def run_jax():
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp
    import optax

    curvatures = jnp.array(CURVATURES)
    losses = {
        "rosenbrock": lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2,
        "quad100": lambda x: 0.5 * jnp.sum(curvatures * x * x),
    }
    for problem, loss in losses.items():
        rule, gradient = optax.adam(0.05), jax.grad(loss)

        @jax.jit
        def episode(x):
            def step(carry, _):
                x, state = carry
                update, state = rule.update(gradient(x), state, x)
                return (optax.apply_updates(x, update), state), None

            return jax.lax.scan(step, (x, rule.init(x)), None, length=STEPS)[0][0]

        start = jnp.array(STARTS[problem])
        report(problem, "adam", STEPS, lambda: episode(start).block_until_ready())

    def run(rate, momentum):
        def step(carry, _):
            x, y, u, v = carry
            u, v = momentum * u - rate * x, momentum * v - rate * 25 * y
            return (x + u, y + v, u, v), None

        (x, y, _, _), _ = jax.lax.scan(step, (-9.0, 1.5, 0.0, 0.0), None, length=SWEEP_STEPS)
        return 0.5 * (x * x + 25 * y * y)

    rate, momentum = jnp.meshgrid(jnp.linspace(0.001, 0.16, 100), jnp.linspace(0, 0.99, 100))
    rate, momentum = rate.ravel(), momentum.ravel()
    sweep = jax.jit(jax.vmap(run))
    report("sweep10k", "momentum", 1, lambda: sweep(rate, momentum).block_until_ready())


def run_torch():
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    curvatures = torch.tensor(CURVATURES)
    losses = {
        "rosenbrock": lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2,
        "quad100": lambda x: 0.5 * (curvatures * x * x).sum(),
    }
    for problem, loss in losses.items():

        def episode():
            x = torch.tensor(STARTS[problem], requires_grad=True)
            rule = torch.optim.Adam([x], lr=0.05)
            for _ in range(STEPS):
                rule.zero_grad()
                loss(x).backward()
                rule.step()

        report(problem, "adam", STEPS, episode)

    def sweep():
        rate, momentum = torch.meshgrid(
            torch.linspace(0.001, 0.16, 100), torch.linspace(0, 0.99, 100), indexing="xy"
        )
        rate, momentum = rate.ravel(), momentum.ravel()
        steep = 25 * rate
        x, y = torch.full_like(rate, -9.0), torch.full_like(rate, 1.5)
        u, v = torch.zeros_like(x), torch.zeros_like(x)
        for _ in range(SWEEP_STEPS):
            u.mul_(momentum).addcmul_(rate, x, value=-1)
            v.mul_(momentum).addcmul_(steep, y, value=-1)
            x += u
            y += v
        return 0.5 * (x * x + 25 * y * y)

    report("sweep10k", "momentum", 1, sweep)


{"numpy": run_numpy, "jax": run_jax, "torch": run_torch}[ENGINE]()
