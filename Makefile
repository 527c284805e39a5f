# Everything runs in a virtual environment of its own, .venv, made on first use. PYTHON chooses the interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check bench librseq-conformance kernels kernels-python lint types format golden clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-19s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/ready  ## Install, and run the demonstration (under a minute)
	$(BIN)/rseq demo

test: $(VENV)/ready  ## Install, and run the whole test suite
	$(BIN)/python -m pytest

check: $(VENV)/ready  ## Check everything shipped: every interruption, at every instruction; then on the running kernel
	$(BIN)/rseq check rseq.structures
	$(BIN)/rseq check rseq.prometheus.histograms
	$(BIN)/rseq check rseq.structures --pass lint --on-kernel || [ $$? = 2 ]

bench: $(VENV)/ready  ## Measure against named peers: ratios, a table, benchmarks/results/latest.json
	$(BIN)/python -m benchmarks

librseq-conformance: $(VENV)/ready  ## Run librseq's own tests with operations made here: LIBRSEQ=path of a checkout
	@test -n "$(LIBRSEQ)" || { echo "name a checkout of librseq: make librseq-conformance LIBRSEQ=path"; exit 2; }
	$(BIN)/python -m tests.librseq.conformance "$(LIBRSEQ)"

kernels: $(VENV)/ready  ## Boot Debian's kernels under QEMU, and interrupt everything shipped on them: ARCH=…, KERNEL=oldstable|stable|unstable
	$(BIN)/python -m tests.kernels $(ARCH) $(addprefix --kernel ,$(KERNEL))

kernels-python: $(VENV)/ready  ## Boot CPython as the first process on arm64, and run core tests there: KERNEL=…
	$(BIN)/python -m tests.kernels --python $(addprefix --kernel ,$(KERNEL))

lint: $(VENV)/ready  ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready  ## mypy, strict
	$(BIN)/mypy

format: $(VENV)/ready  ## Put the source into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/ready  ## Write the golden files again, after a wanted change
	$(BIN)/python -m pytest tests -k golden --update

clean:  ## Remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "rseq needs Python 3.11 or newer; name one: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test,lint]'
	@touch $@
