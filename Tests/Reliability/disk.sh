#!/usr/bin/env bash
# Full disks and folders that cannot be written to: old files stay, the message is clear, the exit
# code is 73, and nothing is left behind.
#
#   Tests/Reliability/disk.sh [--program FILE]
#
# Mounts small file systems below a scratch folder, so it needs root on Linux (or a container that
# may mount); without, it says so and ends with 0. What needs no mount is in Tests/CommandTests.

source "$(dirname "$0")/common.sh"
while [ $# -gt 0 ]; do
  case $1 in
    --program) program=$2; shift 2 ;;
    --help) usage ;;
    *) usage 64 >&2 ;;
  esac
done
need_program
small=$scratch/disk
mkdir "$small"
if ! mount -t tmpfs -o size=1m tmpfs "$small" 2>/dev/null; then
  echo "skipped: file systems cannot be mounted here"
  exit 0
fi
finish() {
  umount "$small" 2>/dev/null || true
  rm -rf "$scratch"
}
cp "$here/small.json" "$scratch"
config=$scratch/small.json

# $1: the exit code that must come; $2: what the message must say; the rest goes to the program.
expect() {
  local code=$1 text=$2 status=0
  shift 2
  "$program" "$@" >"$scratch/output" 2>"$scratch/message" || status=$?
  [ "$status" = "$code" ] || fail "$*: expected exit code $code, found $status: $(cat "$scratch/message")"
  grep -qF -- "$text" "$scratch/message" || fail "$*: no \"$text\" in: $(cat "$scratch/message")"
}

# Leaves $1 KiB free on the small disk.
leave() {
  rm -f "$small/ballast"
  local free
  free=$(df -k --output=avail "$small" | tail -1)
  head -c "$(((free - $1) * 1024))" /dev/zero >"$small/ballast"
}

"$program" build "$config" --out "$scratch/right" --format png,svg --quiet --no-cache
"$program" build "$config" --out "$scratch/large" --format png,svg --quiet --no-cache \
  --set dotsPerInch=600

for free in 0 8 16 24 32 40; do
  rm -rf "$small"/*
  "$program" build "$config" --out "$small/out" --format png,svg --quiet --no-cache
  leave $free
  expect 73 "no space left on device" \
    build "$config" --out "$small/out" --format png,svg --no-cache --set dotsPerInch=600
  diff -r "$scratch/right" "$small/out" || fail "a full disk ($free KiB) changed old files"
  rm -rf "$small/out"
  leave $free
  expect 73 "no space left on device" \
    build "$config" --out "$small/new/out" --format png,svg --no-cache --set dotsPerInch=600
  [ ! -e "$small/new" ] || fail "a full disk ($free KiB) left litter: $(find "$small/new")"
done
echo "full disk: old files stay, nothing is left"

for free in 0 4 8 16; do
  rm -rf "$small"/*
  leave $free
  for time in first second; do
    rm -rf "$scratch/out"
    XDG_CACHE_HOME=$small "$program" build "$config" --out "$scratch/out" --format png,svg --quiet
    diff -r "$scratch/right" "$scratch/out" || fail "the $time build with a full cache is wrong"
  done
  drafts=$(find "$small" -regex '.*\.[0-9]+')
  [ -z "$drafts" ] || fail "a full cache has drafts: $drafts"
done
rm -f "$small/ballast"
XDG_CACHE_HOME=$small "$program" build "$config" --out "$scratch/out" --format png,svg --quiet
XDG_CACHE_HOME=$small "$program" clean "$config" >/dev/null
[ ! -e "$small/optreport" ] || fail "a cache that was full cannot be cleaned"
echo "full cache: the build is right"

rm -rf "$small"/*
"$program" build "$config" --out "$small/out" --format png,svg --quiet --no-cache
mount -o remount,ro "$small"
expect 73 "cannot be written to" build "$config" --out "$small/out" --set seed=8 --no-cache
expect 73 "cannot be written to" build "$config" --out "$small/new/out" --no-cache
expect 73 "cannot be written to" run "$config" --out "$small/out" --no-cache
diff -r "$scratch/right" "$small/out" || fail "a read-only folder was changed"
XDG_CACHE_HOME=$small "$program" build "$config" --out "$scratch/out" --format png,svg --quiet
diff -r "$scratch/right" "$scratch/out" || fail "the build with a read-only cache is wrong"
expect 0 "" check "$config" --out "$small/out"
mount -o remount,rw "$small"
echo "read-only: refused before work is done, and not needed for checks"

# A user who is not root, in a folder of somebody else.
if command -v setpriv >/dev/null; then
  chmod 755 "$scratch" "$small"
  cp "$program" "$small/.." && chmod 755 "$scratch/$(basename "$program")"
  mkdir -p "$scratch/others"
  status=0
  setpriv --reuid=65534 --regid=65534 --clear-groups "$scratch/$(basename "$program")" build \
    "$config" --out "$scratch/others" --no-cache 2>"$scratch/message" || status=$?
  [ "$status" = 73 ] || fail "a folder of somebody else: exit code $status: $(cat "$scratch/message")"
  [ -z "$(ls -A "$scratch/others")" ] || fail "there is litter in the folder of somebody else"
  echo "the folder of somebody else: refused"
fi
echo "all is well on bad disks"
