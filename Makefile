# Two commands: `make run` and `make test`. Each does all its own set-up, on any machine with Python 3.11 to 3.13.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test fast lint bench samples schemas lock clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## Read the sample papers into ragw.db and print their history
	$(BIN)/ragw ingest samples/papers --manifest samples/manifest.csv --db ragw.db
	$(BIN)/ragw history --db ragw.db

test: $(VENV)/test.stamp ## Every check and every test, a real PostgreSQL included
	$(BIN)/python -m pytest -n auto --dist worksteal

fast: $(VENV)/test.stamp ## The tests that take seconds
	$(BIN)/python -m pytest -q tests/normalise tests/extract tests/schemas

lint: $(VENV)/test.stamp ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test.stamp ## Speed, right cells and memory against other libraries; identities against a scripted series
	$(BIN)/python benchmarks/pdf.py $(FILES)
	$(BIN)/python benchmarks/pack.py
	$(BIN)/python benchmarks/word.py
	$(BIN)/python benchmarks/identities.py
	$(BIN)/python benchmarks/history.py
	$(BIN)/python benchmarks/million.py
	$(BIN)/python benchmarks/nightly.py

samples: $(VENV)/test.stamp ## Write the sample papers and their truths anew
	$(BIN)/python samples/make.py
	$(BIN)/python samples/office.py

schemas: $(VENV)/test.stamp ## Write the JSON Schemas anew
	$(BIN)/python -m schemas.contracts

lock: $(VENV)/test.stamp ## Pin the newest dependencies anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header \
		--generate-hashes --upgrade pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header \
		--generate-hashes --upgrade --extra test pyproject.toml --output-file requirements-test.lock

clean: ## Remove the environment and the sample history
	rm -rf $(VENV) ragw.db ragw.db-shm ragw.db-wal ragw.db-lock

$(VENV)/run.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@
