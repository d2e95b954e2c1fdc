"""Times optreport beside its peers in one run, and says which targets are met.

    python3 Tests/Benchmarks/run.py [ROUNDS]

The programs take turns, A B C A B C …, so that a slow minute of the machine is everybody's. Of
each quantity the median over the rounds is shown. It is processor time, which other programs on
the machine change least; only what is done by two threads is shown in wall time. All that is made
lies below `.build`. A peer that cannot be had is left out, with a line that says so.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ROOT / "Tests/Benchmarks/Peers"
SCRATCH = ROOT / ".build/benchmark"
PYTHON = SCRATCH / "venv/bin/python"
ENGINE = ROOT / ".build/release/EngineBenchmark"
PACKAGES = {"numpy": ["numpy"], "jax": ["jax", "optax"], "torch": ["torch"]}
ENGINES = ["optreport", "C", "C lanes", "jax", "numpy", "torch"]

ADAM, SWEEP = ("rosenbrock", "adam"), ("sweep10k", "momentum")
# What is shown beside the peers: a title, the problem, nanoseconds in the unit, the unit.
COMPARED = [
    ("Adam, Rosenbrock typed as a formula, recorded, a step", ADAM, 1, "ns"),
    ("Adam, 100 dimensions, recorded, a step", ("quad100", "adam"), 1, "ns"),
    ("10 000 runs × 500 heavy-ball steps", SWEEP, 1e6, "ms"),
]


def say(text):
    print(text, file=sys.stderr, flush=True)


def build():
    """The commands of all programs that can be had, by name."""
    subprocess.run(
        ["swift", "build", "--configuration", "release", "--product", "EngineBenchmark"],
        cwd=ROOT, check=True, stdout=sys.stderr,
    )
    SCRATCH.mkdir(parents=True, exist_ok=True)
    commands = {"optreport": [str(ENGINE), "3"], "memory": [str(ENGINE), "1", "memory"]}
    if shutil.which("cc"):
        steps = SCRATCH / "steps"
        subprocess.run(
            ["cc", "-O3", "-march=native", "-ffp-contract=off", str(PEERS / "steps.c"),
             "-lm", "-o", str(steps)],
            check=True,
        )
        commands["C"] = [str(steps), "5"]
    else:
        say("no C compiler: C is left out")
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(SCRATCH / "venv")], check=True)
    for name, packages in PACKAGES.items():
        if has(packages):
            commands[name] = [str(PYTHON), str(PEERS / "engines.py"), name, "3"]
        else:
            say(f"{name} cannot be installed: it is left out")
    return commands


def has(packages):
    """Whether packages are there, or can be installed."""
    known = [str(PYTHON), "-c", "import " + ", ".join(packages)]
    if subprocess.run(known, stderr=subprocess.DEVNULL).returncode == 0:
        return True
    say("Installing " + " ".join(packages))
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", *packages])
    return subprocess.run(known, stderr=subprocess.DEVNULL).returncode == 0


def measure(commands, rounds):
    """Medians over the rounds, by (engine, problem, rule) and then by kind."""
    found = {}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}, load {os.getloadavg()[0]:.1f}")
        for command in commands.values():
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, text=True).stdout
            for line in output.splitlines():
                entry = json.loads(line)
                key = (entry["engine"], entry["problem"], entry["opt"])
                for kind in ("ns", "cpu_ns", "ratio"):
                    if kind in entry:
                        found.setdefault(key, {}).setdefault(kind, []).append(entry[kind])
    return {
        key: {kind: statistics.median(times) for kind, times in kinds.items()}
        for key, kinds in found.items()
    }


def short(number):
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def print_comparison(results):
    engines = [e for e in ENGINES if any(key[0] == e for key in results)]
    print("| processor time | " + " | ".join(engines) + " |")
    print("|---|" + "---:|" * len(engines))
    for title, problem, unit, name in COMPARED:
        own = results["optreport", *problem]["cpu_ns"]
        cells = []
        for engine in engines:
            time = results.get((engine, *problem), {}).get("cpu_ns")
            ratio = "" if engine == "optreport" or time is None else f" ({time / own:,.2f}×)"
            cells.append("" if time is None else short(time / unit) + ratio)
        print(f"| {title}, {name} | " + " | ".join(cells) + " |")
    print("\nIn parentheses: how many times the time of optreport.\n")


def print_own(results):
    print("| optreport alone, processor time | |\n|---|---:|")
    for problem, title in (
        ("field400", "a point of a field of 400 × 400, {}, ns"),
        ("steps", "a recorded step of gradient descent in a run of {}, ns"),
        ("runs", "a step of Adam in a sweep of {} runs, ns"),
        ("dimensions", "a step of Adam, a dimension of {}, ns"),
    ):
        for (engine, found, rule), times in results.items():
            if engine == "optreport" and found == problem:
                print(f"| {title.format(rule)} | {short(times['cpu_ns'])} |")
        stored = results.get(("C", "store", "1e7"))
        if problem == "steps" and stored:
            cost = short(stored["cpu_ns"])
            print(f"| storing 1e7 such steps in C, without making them, ns each | {cost} |")
    print()


def targets(results):
    """Each target with what was found, its bound, and whether it is met."""
    def own(problem, rule, kind="cpu_ns"):
        return results["optreport", problem, rule][kind]

    step, sweep = own(*ADAM), own(*SWEEP)
    two = own("sweep10k-two", "momentum", "ns")
    yield "a step of Adam, ns", step, 60, step <= 60
    for engine, factor in (("jax", 1), ("numpy", 200), ("torch", 5000)):
        peer = results.get((engine, *ADAM))
        if peer:
            ratio = peer["cpu_ns"] / step
            yield f"{engine}: times the step", ratio, f"≥ {factor}", ratio >= factor
    yield "the sweep, ms", sweep / 1e6, 10, sweep <= 10e6
    # Of use only while nobody else has the second core.
    yield "the sweep on two threads, wall, ms", two / 1e6, 5, two <= 5e6
    yield "a point of a polynomial, ns", own("field400", "polynomial"), 3, (
        own("field400", "polynomial") <= 3)
    for name in ("sin-cos", "exp", "sin-of-both"):
        yield f"a point of {name}, ns", own("field400", name), 15, own("field400", name) <= 15
    growth = [own("steps", f"1e{exponent}") for exponent in range(3, 8)]
    spread = max(growth) / min(growth)
    yield "dearest by cheapest step, 10³ … 10⁷ steps", spread, 1.5, spread <= 1.5
    memory = own("memory", "1e6", "ratio")
    yield "memory by trajectory, 10⁶ steps", memory, 3, memory <= 3


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    results = measure(build(), rounds)
    print_comparison(results)
    print_own(results)
    print("| target | found | bound | |\n|---|---:|---:|---|")
    for title, found, bound, is_met in targets(results):
        bound = bound if isinstance(bound, str) else f"≤ {bound}"
        print(f"| {title} | {short(found)} | {bound} | {'met' if is_met else '**missed**'} |")


main()
