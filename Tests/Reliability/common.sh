# What the scripts of this folder have in common; they source it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$root/.build/release/optreport
# The cache stands beside the config, whatever the machine says.
unset XDG_CACHE_HOME

scratch=$(mktemp -d)
trap 'finish' EXIT
finish() { rm -rf "$scratch"; }

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# Prints what stands at the top of the script.
usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
  exit "${1:-0}"
}

need_program() {
  [ -x "$program" ] || fail "there is no $program; make build makes it"
  program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
}

# The checksums of all files of a folder, hidden ones too.
sums() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum); }
