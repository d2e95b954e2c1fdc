#!/usr/bin/env bash
# Builds configs again and again in different surroundings, and compares every byte of every file.
#
#   Tests/Reliability/determinism.sh [--builds 20] [--program FILE] [CONFIG …]
#
# What changes from build to build: the number of jobs, the time zone, the locale, the home (empty,
# not set, not there, read-only), the fonts that are installed, the working folder and the way to
# the config, the cache (none, new, warm, in XDG_CACHE_HOME, not writable), the umask, and whether
# the output folder is new or has the files of the last build. The configs are by default those of
# this repository. Ends with 1 at the first file that differs.

source "$(dirname "$0")/common.sh"
builds=20
configs=()
while [ $# -gt 0 ]; do
  case $1 in
    --builds) builds=$2; shift 2 ;;
    --program) program=$2; shift 2 ;;
    --help) usage ;;
    -*) usage 64 >&2 ;;
    *) configs+=("$1"); shift ;;
  esac
done
[ ${#configs[@]} -gt 0 ] || configs=("$root/Configs/experiments.json" "$root/Configs/gallery.json")
need_program

# Locales that write numbers, dates and letters in other ways; made if the system has their sources.
mkdir "$scratch/locale"
for name in de_DE tr_TR ar_EG; do
  localedef -i "$name" -f UTF-8 "$scratch/locale/$name.UTF-8" 2>/dev/null || true
done
locales=(C C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 ar_EG.UTF-8 nothing)
zones=(UTC Pacific/Kiritimati America/St_Johns Asia/Kathmandu)
jobs=(1 2 3 8)
umasks=(022 077 002)
homes=(empty unset absent locked)
fonts=(usual nothing other)
ways=(inside above absolute linked)
caches=(none new warm xdg locked)
mkdir "$scratch/home" "$scratch/other-fonts" "$scratch/locked"
chmod 555 "$scratch/locked"
cat >"$scratch/other.conf" <<XML
<?xml version="1.0"?>
<fontconfig><dir>$scratch/other-fonts</dir><cachedir>$scratch/font-cache</cachedir></fontconfig>
XML
cp "$root"/Sources/Fonts/Files/*.[ot]tf "$scratch/other-fonts" 2>/dev/null || true

# The same surroundings at every run of the script.
RANDOM=7
pick() { local -n list=$1; picked=${list[RANDOM % ${#list[@]}]}; }

# Builds $1 (a config beside its texts in $scratch/course) into $2.
build() {
  local config=$1 out=$2 place name=$(basename "$1")
  # Options of env come first.
  local -a variables=() arguments=()
  [ "$home" != unset ] || variables+=(--unset=HOME)
  variables+=("TZ=$zone" "LC_ALL=$locale" "LOCPATH=$scratch/locale")
  case $home in
    empty) variables+=("HOME=$scratch/home") ;;
    absent) variables+=(HOME=/nonexistent) ;;
    locked) variables+=("HOME=$scratch/locked") ;;
  esac
  case $font in
    nothing) variables+=(FONTCONFIG_FILE=/dev/null FONTCONFIG_PATH=/nonexistent) ;;
    other) variables+=("FONTCONFIG_FILE=$scratch/other.conf") ;;
  esac
  case $cache in
    none) arguments+=(--no-cache) ;;
    new) rm -rf "$scratch/course/.optreport" ;;
    xdg) variables+=("XDG_CACHE_HOME=$scratch/xdg") ;;
    locked) variables+=(XDG_CACHE_HOME=/dev/null) ;;
  esac
  case $way in
    inside) place=$scratch/course config=$name ;;
    above) place=$scratch config=./course/$name ;;
    absolute) place=/ config=$scratch/course/$name ;;
    linked) place=$scratch/link config=../course/../link/$name ;;
  esac
  (
    cd "$place" && umask "$mask"
    env "${variables[@]}" "$program" build "$config" --out "$out" --jobs "$job" --quiet \
      --format "$formats" --data csv,json --lists "${arguments[@]}"
  )
}

for config in "${configs[@]}"; do
  rm -rf "$scratch/course" "$scratch/out" "$scratch/xdg" "$scratch/first"
  cp -R "$(dirname "$config")" "$scratch/course"
  rm -rf "$scratch/course/.optreport"
  ln -sfn course "$scratch/link"
  zone=UTC locale=C job=2 mask=022 home=empty font=usual way=inside cache=none
  formats=apng,pages,pdf,png,svg,txt
  status=0
  build "$config" "$scratch/first" 2>"$scratch/message" || status=$?
  if [ "$status" = 64 ]; then
    # No figure moves.
    formats=pdf,png,svg,txt status=0
    build "$config" "$scratch/first" 2>"$scratch/message" || status=$?
  fi
  [ "$status" = 0 ] || fail "$config: $(cat "$scratch/message")"
  sums "$scratch/first" >"$scratch/first.sums"
  echo "$(basename "$config"): $(wc -l <"$scratch/first.sums") files ($formats, data, lists)"
  for ((number = 1; number < builds; number++)); do
    pick zones; zone=$picked
    pick locales; locale=$picked
    pick jobs; job=$picked
    pick umasks; mask=$picked
    pick homes; home=$picked
    pick fonts; font=$picked
    pick ways; way=$picked
    pick caches; cache=$picked
    folder=new
    if [ $((RANDOM % 2)) = 0 ] && [ -d "$scratch/out" ]; then folder=used; else rm -rf "$scratch/out"; fi
    printf '%3d  jobs %d  %-18s  %-11s  home %-6s  fonts %-7s  config %-8s  cache %-6s  umask %s  folder %s\n' \
      "$((number + 1))" "$job" "$zone" "$locale" "$home" "$font" "$way" "$cache" "$mask" "$folder"
    build "$config" "$scratch/out" || fail "build $((number + 1)) ended with $?"
    sums "$scratch/out" >"$scratch/out.sums"
    if ! cmp -s "$scratch/first.sums" "$scratch/out.sums"; then
      differing=$(diff "$scratch/first.sums" "$scratch/out.sums" | sed -n 's/^[<>] [0-9a-f]*  //p' | sort -u)
      fail "build $((number + 1)) made other bytes:" $differing
    fi
  done
done
echo "the same bytes in $builds builds of ${#configs[@]} configs"
