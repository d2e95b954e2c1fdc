# A Swift 6.2 toolchain must be there; every rule installs the C libraries that are missing.

LIBRARIES := cairo cairo-ft freetype2 harfbuzz libdeflate
APT_PACKAGES := pkg-config libcairo2-dev libfreetype-dev libharfbuzz-dev libdeflate-dev
BREW_PACKAGES := pkgconf cairo freetype harfbuzz libdeflate
CONFIG := Configs/experiments.json
OPTREPORT := .build/release/optreport
SWIFT_FILES := Package.swift Sources Tests

.PHONY: report test check format lint build libraries

# Draws the figures of $(CONFIG) into Output.
report: build
	$(OPTREPORT) build $(CONFIG) --out Output

# Runs all tests.
test: libraries
	swift test

# Draws the figures anew and compares them with Output, byte for byte.
check: build
	@fresh=$$(mktemp -d) && trap 'rm -rf "$$fresh"' EXIT \
	  && $(OPTREPORT) build $(CONFIG) --out "$$fresh" --quiet \
	  && diff -r "$$fresh" Output && echo "Output is what $(CONFIG) makes"

# Puts the sources into the house format.
format:
	swift format --in-place --recursive $(SWIFT_FILES)

# Says where the sources are not in the house format.
lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

build: libraries
	swift build --configuration release --product optreport

libraries:
	@if pkg-config --exists $(LIBRARIES) 2>/dev/null; then \
	  exit 0; \
	elif command -v apt-get >/dev/null; then \
	  echo "Installing $(APT_PACKAGES)"; \
	  if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
	  $$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install --yes -qq --no-install-recommends $(APT_PACKAGES); \
	elif command -v brew >/dev/null; then \
	  echo "Installing $(BREW_PACKAGES)"; \
	  brew install $(BREW_PACKAGES); \
	else \
	  echo "Please install the development files of: $(LIBRARIES)" >&2; \
	  exit 1; \
	fi
