#!/usr/bin/env bash
# Configs that nobody means well with: each must be refused, with an exit code and a message, within
# a time and an amount of memory.
#
#   Tests/Reliability/hostile.sh [--seconds 5] [--memory 1000000] [--program FILE]
#
# --memory is in KiB of address space, so a program that was built for debugging may need more.

source "$(dirname "$0")/common.sh"
seconds=5 memory=1000000
while [ $# -gt 0 ]; do
  case $1 in
    --seconds) seconds=$2; shift 2 ;;
    --memory) memory=$2; shift 2 ;;
    --program) program=$2; shift 2 ;;
    --help) usage ;;
    *) usage 64 >&2 ;;
  esac
done
need_program
command -v python3 >/dev/null || fail "python3 writes the configs"

python3 - "$scratch" <<'PYTHON'
import json, os, sys

folder = sys.argv[1]

def write(name, text):
    data = text if isinstance(text, bytes) else text.encode()
    with open(f"{folder}/{name}.json", "wb") as file:
        file.write(data)

def experiment(**members):
    return {"objective": "bowl", "start": [0, 0], "steps": 5,
            "optimizer": {"name": "gd", "learningRate": 0.1}} | members

def figure(**members):
    return {"title": "It", "alt": "It.",
            "panels": [[{"marks": [{"mark": "trajectory", "of": "it"}]}]]} | members

def report(experiments=None, figures=None, **members):
    experiments = {"it": experiment()} if experiments is None else experiments
    figures = {"it": figure()} if figures is None else figures
    return json.dumps({"title": "It", "experiments": experiments, "figures": figures} | members)

sweep = lambda count: {"sweep": {"from": 0.01, "to": 1, "count": count}}
gd = lambda rate: {"name": "gd", "learningRate": rate}
write("steps", report({"it": experiment(steps=10**9)}))
write("more-steps", report({"it": experiment(steps=10**30)}))
write("runs", report({"it": experiment(repetitions=10**6, noise={"sigma": 1})}))
write("steps-times-runs", report({"it": experiment(
    steps=10**6, repetitions=10**5, noise={"sigma": 1})}))
write("many-long", report({f"e{i}": experiment(steps=10**6) for i in range(2000)}))
write("sweep", report({"it": experiment(optimizer=gd(sweep(10**7)))}))
write("sweep-list", report({"it": experiment(optimizer=gd({"sweep": [0.1] * 10**6}))}))
write("grid", report({"it": experiment(
    optimizer=gd(sweep(1000)), noise={"sigma": sweep(1000)}, steps=1000)}))
write("brackets", "[" * 10**5)
write("braces", '{"a":' * 10**5)
write("infinite", report({"it": experiment(start=[0, 0])}).replace("[0, 0]", "[1e999, 0]"))
write("long-number", report().replace("[0, 0]", "[" + "9" * 10**6 + ", 0]"))
write("small-number", report({"it": experiment(steps=-1)}))
for name, text in [("up", "../../escape"), ("zero", "a\0b"), ("line", "a\nb"), ("right", "a\u202egnp"),
                   ("blank", ""), ("long", "x" * 10**6), ("dot", ".."), ("slash", "/etc/passwd"),
                   ("surrogate", "\ud800")]:
    write(f"name-{name}", report({text: experiment()}).encode())
    write(f"figure-{name}", report(figures={text: figure()}).encode())
write("huge", " " * 10**8)
write("huge-text", '{"title": "' + "x" * 15_000_000 + '"}')
write("huge-title", report(title="x " * 10**6, figures={"it": figure(title="$x^2$ word " * 10**5)}))
write("deep-title", report(figures={"it": figure(title="$" + r"\sqrt{" * 10**5 + "}" * 10**5 + "$")}))
write("deep-formula", report({"it": experiment(objective={"formula": "(" * 10**5 + "x" + ")" * 10**5})}))
write("long-formula", report({"it": experiment(objective={"formula": "x" + "+x*y" * 10**6})}))
write("power-formula", report({"it": experiment(objective={"formula": "^".join(["x"] * 10**5)})}))
write("panels", report(figures={"it": figure(
    panels=[[{"marks": [{"mark": "trajectory", "of": "it"}]}] * 100] * 100)}))
write("marks", report(figures={"it": figure(
    panels=[[{"marks": [{"mark": "nothing", "of": "it"}] * 10**5}]])}))
write("figure-size", report(figures={"it": figure(size=[10**9, 10**9])}))
write("dots", report(dotsPerInch=10**9))
write("shared", report(shared={f"s{i}": {"use": f"s{i+1}"} for i in range(10**4)}, title={"use": "s0"}))
write("shared-circle", report(shared={"a": {"use": "b"}, "b": {"use": "a"}}, title={"use": "a"}))
laughs = {"s0": {"x": "ha" * 50}}
for i in range(1, 40):
    laughs[f"s{i}"] = {"a": {"use": f"s{i-1}"}, "b": {"use": f"s{i-1}"}, "c": {"use": f"s{i-1}"}}
write("laughs", report(shared=laughs, experiments={"use": "s39"}))
write("extends-self", '{"extends": "extends-self.json"}')
write("extends-zero", '{"extends": "/dev/zero"}')
write("extends-folder", '{"extends": "."}')
os.mkfifo(f"{folder}/pipe")
write("extends-pipe", '{"extends": "pipe"}')
write("extends-many", json.dumps({"extends": ["missing.json"] * 10**5}))
for i in range(2000):
    write(f"chain{i}", json.dumps({"extends": f"chain{i+1}.json"}))
os.rename(f"{folder}/chain0.json", f"{folder}/chain.json")
write("mistakes", report(**{f"key{i}": 1 for i in range(10**5)}))
write("experiments", report({f"e{i}": experiment(steps=0) for i in range(10**5)}))
write("binary", bytes(range(256)) * 4000)
write("utf16", report().encode("utf-16"))
PYTHON

longest=0 count=0
for config in "$scratch"/*.json; do
  name=$(basename "$config" .json)
  [[ ! $name =~ ^chain[0-9]+$ ]] || continue
  for command in validate build; do
    arguments=()
    [ "$command" = validate ] || arguments=(--out "$scratch/out" --no-cache)
    status=0
    start=$(date +%s%N)
    (
      ulimit -v "$memory"
      exec timeout -s KILL "$((seconds * 4))" "$program" "$command" "$config" "${arguments[@]}"
    ) >/dev/null 2>"$scratch/message" || status=$?
    took=$((($(date +%s%N) - start) / 1000000))
    first=$(head -c 110 "$scratch/message" | head -1 | sed "s|$scratch/||")
    case $status in
      64 | 65 | 66) ;;
      *) failed+=" $name($command:$status)"; echo "WRONG: $name ($command): exit code $status, $took ms: $first" ;;
    esac
    if [ "$took" -gt $((seconds * 1000)) ]; then
      failed+=" $name($command:$took ms)"
      echo "SLOW: $name ($command): $took ms"
    fi
    [ "$(wc -c <"$scratch/message")" -lt 1000000 ] || { failed+=" $name(message)"; echo "LONG: $name"; }
    [ "$took" -le "$longest" ] || { longest=$took; slowest="$name ($command)"; }
    count=$((count + 1))
  done
  printf '%-18s %4d ms  %s\n' "$name" "$took" "$first"
  [ ! -e "$scratch/out" ] || fail "$name: something was written"
done
[ -z "${failed:-}" ] || fail "$failed"
echo "$count hostile configs refused; the longest took $longest ms: $slowest"
