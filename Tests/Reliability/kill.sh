#!/usr/bin/env bash
# Kills builds at any moment, and looks at what they leave behind.
#
#   Tests/Reliability/kill.sh [--rounds 100] [--seed 1] [--each-call] [--program FILE] [CONFIG]
#
# Two variants of a config are built in turns into one folder, and each build is killed (kill -9) at
# a random moment; before every third round a file of the cache is damaged, too. Then every file in
# the folder must be one of the two good ones, byte by byte; "check" must see whether they belong
# together; and the next build must succeed, leave exactly the right bytes, and no drafts. With
# --each-call builds are also killed at each of the calls that lock, write, rename and remove files,
# one after the other (needs strace).

source "$(dirname "$0")/common.sh"
rounds=100 seed=1 config=$here/small.json each_call=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --program) program=$2; shift 2 ;;
    --each-call) each_call=yes; shift ;;
    --help) usage ;;
    -*) usage 64 >&2 ;;
    *) config=$1; shift ;;
  esac
done
need_program
RANDOM=$seed
cp -R "$(dirname "$config")" "$scratch/course"
rm -rf "$scratch/course/.optreport"
config=$scratch/course/$(basename "$config")
out=$scratch/out
variants=(one two)
declare -A settings=([one]="seed=7" [two]="seed=8")

# Sets `command` to the build of a variant.
choose() {
  command=("$program" build "$config" --set "${settings[$1]}" --set "title=Variant $1"
    --out "$out" --format "png,svg,txt" --data csv --quiet)
}

# $1: the variant; the rest goes to the program.
build() {
  choose "$1"
  "${command[@]}" "${@:2}"
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

for variant in "${variants[@]}"; do
  out=$scratch/good-$variant
  build "$variant" --no-cache || fail "variant $variant cannot be built"
done
out=$scratch/out
if diff -rq "$scratch/good-one" "$scratch/good-two" >/dev/null; then
  fail "both variants are the same"
fi
build one
start=$(milliseconds)
build two
standing=two
duration=$(($(milliseconds) - start))

# The variant that does not stand in the folder: a build of the other one would have nothing to do.
other() { if [ "$standing" = one ]; then echo two; else echo one; fi; }

# Every file must be one of the good ones; sets `drafts` to the number of drafts, and `is_mixed`.
look() {
  local file name
  drafts=0 is_mixed=
  diff -rq --exclude='.*' "$scratch/good-one" "$out" >/dev/null ||
    diff -rq --exclude='.*' "$scratch/good-two" "$out" >/dev/null || is_mixed=yes
  while IFS= read -r -d '' file; do
    name=${file#"$out"/}
    if [[ $(basename "$name") =~ ^\..*\.[0-9]+$ ]]; then
      drafts=$((drafts + 1))
    elif ! cmp -s "$file" "$scratch/good-one/$name" && ! cmp -s "$file" "$scratch/good-two/$name"; then
      fail "$name is neither the file of one variant nor of the other"
    fi
  done < <(find "$out" -type f -print0)
}

# Cuts or changes a file of the cache.
damage() {
  local -a files
  mapfile -d '' files < <(find "$scratch/course/.optreport" -type f ! -name CACHEDIR.TAG -print0)
  local file=${files[RANDOM % ${#files[@]}]} size
  size=$(stat -c %s "$file" 2>/dev/null || stat -f %z "$file")
  [ "$size" -gt 0 ] || return 0
  local place=$(((RANDOM * 32768 + RANDOM) % size))
  if [ $((RANDOM % 2)) = 0 ]; then
    head -c "$place" "$file" >"$scratch/damaged" && cat "$scratch/damaged" >"$file"
  else
    printf '\xa5' | dd of="$file" bs=1 seek="$place" conv=notrunc status=none
  fi
}

# What must be true after a build was killed; $1 is the variant of the next one.
recover() {
  look
  if [ -n "$is_mixed" ]; then
    mixed=$((mixed + 1))
    if "$program" check "$config" --set "${settings[$1]}" --set "title=Variant $1" --out "$out" \
      --quiet >/dev/null 2>&1; then
      fail "check does not see that files of two builds are mixed"
    fi
  fi
  litter=$((litter + drafts))
  build "$1" || fail "the build after the killed one ended with $?"
  standing=$1
  diff -r "$scratch/good-$1" "$out" || fail "the build after the killed one left something else"
}

mixed=0 litter=0 killed=0
for ((round = 1; round <= rounds; round++)); do
  variant=$(other)
  [ $((round % 3)) != 0 ] || damage
  # Half of the moments are in the last third, where files are written.
  if [ $((RANDOM % 2)) = 0 ]; then
    wait=$((RANDOM % (duration + 1)))
  else
    wait=$((duration * 2 / 3 + RANDOM % (duration / 2 + 1)))
  fi
  choose "$variant"
  "${command[@]}" &
  process=$!
  sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
  kill -9 "$process" 2>/dev/null || true
  status=0
  { wait "$process"; } 2>/dev/null || status=$?
  [ "$status" != 137 ] || killed=$((killed + 1))
  recover "${variants[RANDOM % 2]}"
done
echo "$killed of $rounds builds killed: $mixed left files of two builds, $litter drafts were left and removed"

[ -n "$each_call" ] || exit 0
command -v strace >/dev/null || fail "--each-call needs strace"
for call in flock write rename unlink; do
  killed=0 mixed=0 litter=0 number=0
  while :; do
    number=$((number + 1))
    choose "$(other)"
    status=0
    # The shell tells of those that are killed.
    { strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:signal=SIGKILL:when=$number" \
      "${command[@]}" || status=$?; } 2>/dev/null
    recover "${variants[RANDOM % 2]}"
    [ "$status" != 0 ] || break
    killed=$((killed + 1))
  done
  echo "$call: killed at each of $killed calls: $mixed left files of two builds, $litter drafts were left and removed"
done
