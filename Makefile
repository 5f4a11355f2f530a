# Verbatim: make run opens the window, make test tries everything.
# Both install what is missing through apt on Debian and Ubuntu.

# Any Go from 1.21 fetches the one that go.mod names; where the system's is
# older, .ci/need has put one into .ci/toolchain.
export GOTOOLCHAIN ?= auto
export PATH := $(CURDIR)/.ci/toolchain/bin:$(PATH)
BINARY := verbatim
TOOL := go tool -modfile=.tools/go.mod
LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: run build test format lint bench trials pictures package clean

run: build
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname)" = Linux ]; then \
		echo "There is no display to open a window on. The commands need none: ./$(BINARY) help"; \
	else ./$(BINARY); fi

build:
	@.ci/need build
	@echo "Building Verbatim (the first time takes some minutes)"
	@go build -trimpath -ldflags='-s -w' -o $(BINARY) ./app

test:
	@.ci/need test
	@$(MAKE) --no-print-directory format lint build
	@echo "Testing, with the real window under Xvfb"
	@VERBATIM_BINARY="$(CURDIR)/$(BINARY)" go test -tags ci,window -timeout 15m ./...

# Format in place; where nobody is there to commit it (CI), only look.
format:
	@echo "Formatting"
	@if [ -n "$$CI" ]; then \
		bad=$$($(TOOL) gofumpt -l app data seeds views); \
		[ -z "$$bad" ] || { echo "Not formatted (make format mends it): $$bad"; exit 1; }; \
	else $(TOOL) gofumpt -w app data seeds views; fi

lint:
	@echo "Vetting and linting"
	@go vet -tags ci,window ./...
	@$(LINT) run ./...

# The measurements of the README: the packages' benchmarks, and whole runs on
# the corpora where they are at hand.
bench:
	@if [ -d ../shared/corpora ]; then :; else echo "The corpora are not here: only the benchmarks on the sample articles run."; fi
	@VERBATIM_CORPORA="$$([ -d ../shared/corpora ] && cd ../shared/corpora && pwd)" go test -tags ci -run '^$$' -bench . -benchmem ./...

# The trials of the README: programs that are killed, disks that are full, files
# that are damaged or made to do harm, two programs at once, random calls
# against a model, and what is exported in other programs; many times, in one
# table. VERBATIM_SOAK=1000000 makes the soak longer.
TRIALS := Killed$$|^Test(TwoProcesses|FlippedBits|RepairOfZeroedPages|RepairBesideAWriter|FullDisk|FullDiskBeside|Hostile(Files|Workbenches)?|Soak|CommandsBesideAWindow|Spreadsheets|ReportInABrowser)$$
trials:
	@.ci/need trials || echo "What is missing is left out."
	@echo "| trial | figure |"; echo "|---|---|"
	@VERBATIM_TRIALS=1 go test -tags ci -count=1 -v -timeout 60m -run '$(TRIALS)' ./data/store ./data/desk ./app ./views | grep -E '^(\| |--- FAIL|FAIL|panic)|_test.go'

# Pictures of every screen in every look, taken from the real window; the README
# shows four of them.
PICTURES := 1600x1000-light/judged 1600x1000-light/overlaps 1600x1000-dark/versions 1600x1000-dark/timeline
pictures: build
	@.ci/need test
	@dir=$$(mktemp -d) && \
	VERBATIM_BINARY="$(CURDIR)/$(BINARY)" VERBATIM_PICTURES="$$dir" go test -tags ci,window -count=1 -timeout 30m -run 'TestWindow|TestPictures' ./app && \
	mkdir -p views/pictures && for p in $(PICTURES); do \
		$$(command -v convert-im6.q16 || echo convert) "$$dir/$$p.png" -strip +dither -colors 256 PNG8:views/pictures/$$(basename $$p).png; \
	done && echo "All pictures are in $$dir"

# Packages for Linux, in dist: an archive with desktop entry, icons and
# AppStream metainfo, and a .deb. app/package/README.md tells of the others.
package: build
	@.ci/need package
	@.ci/package

clean:
	@rm -rf $(BINARY) dist
