# Everything runs in .venv, which `make` builds from the hash-pinned lock file when it is missing or out of date.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
EDITION ?= reports/2011-05

.DEFAULT_GOAL := help
.PHONY: help briefings test test-slow lab bench bench-scale lint docs gallery lock

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

briefings: $(READY) ## check the data and make the whole edition in reports/
	$(BIN)/briefings check
	$(BIN)/briefings build

test: $(READY) ## lint, types, layers and the tests, a file of them to each core
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

test-slow: $(READY) ## the slow tests
	$(BIN)/python -m pytest -m slow

lab: $(READY) ## JupyterLab on notebooks/; ARGS=--no-browser only prints the address
	JUPYTER_CONFIG_PATH=$(CURDIR)/src/helpers/lab/jupyter$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH} \
	BRIEFINGS_DATA=$${BRIEFINGS_DATA:-$(CURDIR)/data} \
	$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $(ARGS)

bench: $(READY) ## speed and memory, as ratios within one run
	$(BIN)/python -m benchmarks

bench-scale: $(READY) ## 26 and 260 synthetic localities; BENCH_SCALE=2800 for all
	$(BIN)/python -m benchmarks scale

lint: $(READY) ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: $(READY) ## generate docs/data-dictionary.md from the schemas
	$(BIN)/briefings dictionary > docs/data-dictionary.md

gallery: $(READY) ## take the pictures of docs/gallery.md and README from an edition (needs Chromium)
	$(BIN)/python docs/gallery.py $(EDITION)

lock: ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is %s. Say which to use: make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
