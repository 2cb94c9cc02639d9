# Two commands matter: `make run` and `make test`. Both create .venv and install pinned packages first.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test bench lock clean

run: .venv/installed
	$(BIN)/python -m wizard

test: .venv/dev
	$(PYTHON) tests/tools/need_system.py test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m wizard framework --check
	$(BIN)/python -m pytest

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

.venv/bench: .venv/installed requirements-bench.txt
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
	rm -rf .venv build out
