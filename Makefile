# Two commands matter: `make run` and `make test`. Both create .venv and install pinned packages first.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test bench build wheels lock clean

run: .venv/installed
	$(BIN)/python -m wizard

test: .venv/dev .venv/build
	$(PYTHON) tests/tools/need_system.py test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m wizard framework --check
	$(BIN)/python -m pytest

# The program as one folder that needs no Python: dist/QuangBaDiaPhuong.
build: .venv/build
	$(BIN)/python -m PyInstaller --noconfirm --clean --log-level ERROR build.spec

# What a Windows computer without network needs to install the program: dist/windows.
wheels: .venv/installed
	$(BIN)/python tests/tools/windows_wheels.py dist/windows

bench: .venv/bench
	$(BIN)/python -m benchmarks

.venv/created:
	$(PYTHON) tests/tools/need_system.py venv
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/created requirements.txt pyproject.toml
	$(PIP) -r requirements.txt
	$(PIP) --no-deps -e .
	touch $@

.venv/dev: .venv/installed requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	touch $@

.venv/build: .venv/installed requirements-build.txt
	$(PIP) -r requirements-build.txt
	touch $@

.venv/bench: .venv/build requirements-bench.txt
	$(PIP) -r requirements-bench.txt
	touch $@

# Newest versions that fit pyproject.toml, found in a fresh venv, become the pinned ones.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet .
	build/lock/bin/python -m pip freeze --exclude quangba | sort -f > build/lock/run.txt
	build/lock/bin/python -m pip install --quiet '.[dev]'
	build/lock/bin/python -m pip freeze --exclude quangba | sort -f > build/lock/dev.txt
	(sed -n 1p requirements.txt; cat build/lock/run.txt) > build/lock/requirements.txt
	(sed -n 1,2p requirements-dev.txt; grep -vxFf build/lock/run.txt build/lock/dev.txt) > build/lock/requirements-dev.txt
	cp build/lock/requirements.txt build/lock/requirements-dev.txt .

clean:
	rm -rf .venv build dist out
