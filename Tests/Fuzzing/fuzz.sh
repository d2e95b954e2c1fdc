#!/usr/bin/env bash
# Reads random texts with everything that reads texts: configs, formulas, math and Markdown.
#
#   Tests/Fuzzing/fuzz.sh [--runs 1000000] [--build FOLDER] [READER …]
#
# Builds the readers with libFuzzer and the address sanitizer (needs Linux, a Swift toolchain and the
# C libraries of the program) and lets each read a number of inputs, which libFuzzer derives from
# those in Corpus with the words in Dictionaries. An input that crashes, takes more than ten seconds or
# two gigabytes, or leaks memory ends the run and is left in the folder of the build as crash-…: put
# it into Corpus/READER when the mistake is mended, and CorpusTests will read it from then on.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
runs=1000000 readers=() work=$root/.build/fuzz
while [ $# -gt 0 ]; do
  case $1 in
    --runs) runs=$2; shift 2 ;;
    --build) work=$2; shift 2 ;;
    -*) sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; exit 64 ;;
    *) readers+=("$1"); shift ;;
  esac
done
[ ${#readers[@]} -gt 0 ] || readers=(formula math markdown config)
mkdir -p "$work"

# C, which Swift packages build without sanitizers as well.
for file in "$root"/Sources/Elementary/*.c "$root"/Sources/Elementary/*.S; do
  object=$work/$(basename "$file").o
  [ "$object" -nt "$file" ] || clang -c -O2 -fPIC -I "$root/Sources/Elementary/include" \
    "$file" -o "$object"
done
mkdir -p "$work/Elementary"
cp "$root"/Sources/Elementary/include/*.h "$work/Elementary"
cat >"$work/Elementary/module.modulemap" <<MAP
module Elementary { umbrella "." export * }
MAP

common=(-parse-as-library -O -gline-tables-only -swift-version 6 -I "$work"
  -I "$root/Sources/CMarkdown" -I "$root/Sources/CSleef" -Xcc "-fmodule-map-file=$work/Elementary/module.modulemap"
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
  -enable-upcoming-feature InternalImportsByDefault)

# Compiles the sources of a folder to a module, if any of them, or a module before it, is newer.
changed=
module() {
  local name=$1 folder=$2 sanitizers=fuzzer,address
  # Names that are like others are looked for in every mistake: to follow each of its steps took most
  # of the time, and told nothing of what was read.
  [ "$name" != Spelling ] || sanitizers=address
  [ -e "$work/$name.o" ] || changed=yes
  [ -z "$(find "$folder" -name '*.swift' -newer "$work/$name.o" 2>/dev/null)" ] || changed=yes
  if [ -n "$changed" ]; then
    echo "compiling $name"
    find "$folder" -name '*.swift' -print0 | LC_ALL=C sort -z | xargs -0 swiftc "${common[@]}" \
      -sanitize=$sanitizers -wmo -module-name "$name" -emit-module -emit-module-path "$work/$name.swiftmodule" \
      -c -o "$work/$name.o"
    # The compiler leaves an object alone that would be the same.
    touch "$work/$name.o"
  fi
}
for name in Spelling Formula Configuration Optimization Graphics Typesetting Plot Prose Report; do
  module "$name" "$root/Sources/$name"
done
module FuzzingReaders "$here/Readers"
swiftc "${common[@]}" -sanitize=fuzzer,address "$here/Entry.swift" "$work"/*.o -lsleef -lcmark-gfm -lcmark-gfm-extensions -lm \
  -o "$work/fuzz" 2> >(grep -v "Cannot export local symbol" >&2)

# What was allocated is told by two callers, for finding out more takes half of the time.
export ASAN_OPTIONS=malloc_context_size=2${ASAN_OPTIONS:+:$ASAN_OPTIONS}
status=0
for reader in "${readers[@]}"; do
  echo "== $reader: $runs inputs"
  found=$work/found-$reader
  mkdir -p "$found"
  options=(-runs="$runs" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1
    -artifact_prefix="$work/$reader-" -verbosity=1)
  [ ! -f "$here/Dictionaries/$reader.dict" ] || options+=(-dict="$here/Dictionaries/$reader.dict")
  READER=$reader "$work/fuzz" "${options[@]}" "$found" "$here/Corpus/$reader" >"$work/$reader.log" 2>&1 ||
    { status=1; tail -40 "$work/$reader.log"; }
  grep -E "^Done|number_of_executed_units|average_exec_per_sec|peak_rss" "$work/$reader.log" || true
done
exit $status
