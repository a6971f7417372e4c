# `make` alone lists the targets. Everything happens in .venv, which is made when it is needed.

PYTHON ?= python3
FILE ?=
UV = 0.13.9
# Megabytes for the bundle; what breaks it is usually one import.
BUDGET = 300

SHELL = /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check bench pictures bundle lock clean system

# -qq: what a machine's own package settings warn about is not ours to repeat.
PIP = .venv/bin/python -m pip --disable-pip-version-check --no-input -qq

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.installed system  ## open the window (FILE=… opens that file), or without a display a tour of it
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		.venv/bin/belvedere $(if $(FILE),"$(FILE)"); \
	else \
		QT_QPA_PLATFORM=offscreen .venv/bin/python -m scripts.tour; \
	fi

# A file at a time to a worker: tests of one file share what is dear to make.
test: .venv/.installed system  ## all tests
	@.venv/bin/pytest -n 2 --dist loadfile

# Borders first: what stands in the wrong room need not be polished.
check: .venv/.installed  ## borders between rooms, style, types
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/ruff check --quiet --output-format concise
	@.venv/bin/ruff format --check --quiet || { .venv/bin/ruff format --check; exit 1; }
	@.venv/bin/mypy

bench: .venv/.installed system  ## measure start, sorting, filtering and files against their limits
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m scripts.bench

pictures: .venv/.installed system  ## paint every page in both themes into docs/pictures/
	@QT_QPA_PLATFORM=offscreen .venv/bin/python -m scripts.pictures

bundle: .venv/.installed system  ## a folder in dist/ that runs without Python, tried on the HER2 landscape
	@echo "bundle: freezing into dist/belvedere (a minute or two)"
	@.venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build packaging/belvedere.spec
	@rm -f build/her2.xlsx
	@dist/belvedere/belvedere-cli convert data/her2 build/her2.xlsx
	@test -s build/her2.xlsx
	@megabytes=$$(du -sm dist/belvedere | cut -f 1); echo "bundle: $$megabytes MB of at most $(BUDGET)"; \
		[ "$$megabytes" -le $(BUDGET) ]

# Hashes must be those that everybody gets: the settings of this machine's package tools are left out.
# Pins stay as they are unless asked: make lock UPGRADE=--upgrade
LOCK = env -u UV_FIND_LINKS -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_DEFAULT_INDEX -u UV_INDEX_URL \
	build/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
	pyproject.toml $(UPGRADE)

lock: build/lock/bin/uv  ## pin the requirements anew after a change to pyproject.toml (UPGRADE=--upgrade: newest)
	@echo "lock: requirements/run.txt, requirements/dev.txt"
	@$(LOCK) -o requirements/run.txt
	@$(LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt
	@! grep -nE '/|--(index|extra|find)' requirements/run.txt requirements/dev.txt

build/lock/bin/uv: Makefile
	@$(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check -qq install uv==$(UV)
	@touch $@

clean:  ## remove what the other targets made, the environment included
	@rm -rf .venv build dist .hypothesis .*_cache
	@find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

system: .venv/.installed
	@scripts/system_libraries.sh .venv

.venv/.installed: .venv/.requirements pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.requirements: requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "make: Belvedere needs Python 3.11 to 3.13; name one with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "make: this Python cannot make environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "make: installing the pinned requirements into .venv (about half a minute)"
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
