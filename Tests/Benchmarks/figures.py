"""Times whole builds of eight figures, as PNG and PDF, beside matplotlib, gnuplot and C + Cairo.

    python3 Tests/Benchmarks/figures.py [ROUNDS]

The programs take turns, A B C A B C …, each a process of its own from a cold start, and draw the
same eight subjects: derivatives, chain rule, gradient, gradient descent, two optimizers, momentum,
learning rates, convexity. Those of optreport are the figures of Configs/experiments.json, four of
which are larger than the others' 1600 × 1000 pixels. Shown are the medians of processor time and
wall time and the sizes of all files. A peer that cannot be had is left out.
"""

import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ROOT / "Tests/Benchmarks/Peers/Figures"
SCRATCH = ROOT / ".build/benchmark"
PYTHON = SCRATCH / "venv/bin/python"
OPTREPORT = ROOT / ".build/release/optreport"


def say(text):
    print(text, file=sys.stderr, flush=True)


def compiled(source, program, libraries):
    """Whether a C program of a peer could be made."""
    flags = []
    if libraries:
        found = subprocess.run(["pkg-config", "--cflags", "--libs", *libraries],
                               capture_output=True, text=True)
        if found.returncode != 0:
            return False
        flags = found.stdout.split()
    made = subprocess.run(["cc", "-O2", "-march=native", "-w", str(source), "-o", str(program),
                           *flags, "-lpthread", "-lm"])
    return made.returncode == 0


def programs():
    """The commands of all programs that can be had, by name, and where their files go."""
    subprocess.run(["make", "build"], cwd=ROOT, check=True, stdout=sys.stderr)
    SCRATCH.mkdir(parents=True, exist_ok=True)
    folders = {name: SCRATCH / "figures" / name
               for name in ("optreport", "cairo", "cairo-fast", "gnuplot", "matplotlib")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    config = str(ROOT / "Configs/experiments.json")
    # Where figures are named, no handout is set.
    names = subprocess.run([str(OPTREPORT), "list", "figures", config], check=True, text=True,
                           capture_output=True).stdout.split("\n")
    figures = [name.split()[0] for name in names if name.strip()]
    build = [str(OPTREPORT), "build", config, *figures, "--quiet", "--out",
             str(folders["optreport"])]
    commands = {
        "optreport": (build, folders["optreport"]),
        "optreport, one job": (build + ["--jobs", "1"], folders["optreport"]),
        "optreport, start alone": ([str(OPTREPORT), "--version"], None),
    }
    cairo = SCRATCH / "cairo-figures"
    if compiled(PEERS / "cairo/figures.c", cairo,
                ["cairo", "cairo-ft", "freetype2", "libpng", "spng", "libdeflate", "zlib"]):
        commands["C + Cairo"] = ([str(cairo), str(folders["cairo"])], folders["cairo"])
        commands["C + Cairo, own PNG"] = (
            [str(cairo), str(folders["cairo-fast"]), "--png", "fast"], folders["cairo-fast"])
    else:
        say("C + Cairo cannot be built (libpng, libspng): it is left out")
    data = SCRATCH / "gnuplot-data"
    if shutil.which("gnuplot") and compiled(PEERS / "gnuplot/data.c", data, []):
        inputs = SCRATCH / "figures/gnuplot-data"
        inputs.mkdir(exist_ok=True)
        script = (f"cd '{PEERS}/gnuplot' && '{data}' '{inputs}' && exec gnuplot -e "
                  f"\"D='{inputs}';O='{folders['gnuplot']}';F='png pdf'\" all.gp")
        commands["gnuplot"] = (["sh", "-c", script], folders["gnuplot"])
    else:
        say("gnuplot is not installed: it is left out")
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(SCRATCH / "venv")], check=True)
    subprocess.run([str(PYTHON), "-m", "pip", "install", "--quiet", "numpy", "matplotlib"])
    if subprocess.run([str(PYTHON), "-c", "import matplotlib"]).returncode == 0:
        commands["matplotlib"] = (
            [str(PYTHON), str(PEERS / "matplotlib_figures.py"), str(folders["matplotlib"]), "--layout",
             "manual"], folders["matplotlib"])
    return commands


def timed(command):
    """Seconds of the processor and of the clock that a process takes, its children included."""
    # Nothing is left of an earlier round.
    shutil.rmtree(SCRATCH / "cache", ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=dict(os.environ, XDG_CACHE_HOME=str(SCRATCH / "cache"), OMP_NUM_THREADS="1",
                            OPENBLAS_NUM_THREADS="1"))
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def size(folder, ending):
    return sum(file.stat().st_size for file in folder.glob(f"*.{ending}")) / 1000 if folder else None


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    commands = programs()
    found = {name: [] for name in commands}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}, load {os.getloadavg()[0]:.1f}")
        for name, (command, _) in commands.items():
            found[name].append(timed(command))
    times = {name: [statistics.median(column) for column in zip(*found[name])] for name in found}
    own = times["optreport"][0]
    print("| eight figures as PNG and PDF | processor, s | wall, s | by optreport | PNG, kB | PDF, kB |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, (processor, wall) in times.items():
        folder = commands[name][1]
        sizes = [size(folder, ending) for ending in ("png", "pdf")]
        cells = ["" if kilobytes is None else f"{kilobytes:,.0f}" for kilobytes in sizes]
        print(f"| {name} | {processor:.3f} | {wall:.3f} | {processor / own:.2f}× | "
              + " | ".join(cells) + " |")
    print("\n| target | found | bound | |\n|---|---:|---:|---|")
    for title, value, bound in (
        ("the whole build, processor, s", own, 0.55),
        ("the whole build, wall, s", times["optreport"][1], 0.35),
        ("start-up, wall, s", times["optreport, start alone"][1], 0.010),
    ):
        print(f"| {title} | {value:.3f} | ≤ {bound} | {'met' if value <= bound else '**missed**'} |")


main()
