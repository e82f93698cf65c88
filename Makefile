# Needs Python 3.11 or newer, git and GNU make 3.81 or newer. Everything else is installed into .venv by itself.

PYTHON ?= python3
PYTEST_FLAGS ?= -n auto --dist loadgroup
LOCK_FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
UV_COMPILE := $(BIN)/uv pip compile --quiet --no-config --no-python-downloads --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# What is made from the models and the rules, and how it is made below the folder $(1).
GENERATED := schemas docs/begreper.md docs/dekning.md docs/rapporter.md docs/regler.md docs/tabeller.md
generate = $(BIN)/styring schema -o $(1)/schemas && $(BIN)/python -m tools.reference $(1)/docs

unexport PYTHONPATH

.PHONY: help demo test check conformance mutation docs lock clean

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(RUN) ## check the sample records, make their documents, archive packages, survey and site in build/
	@$(BIN)/styring lint --as-of 2026-11-01
	@$(BIN)/styring render --all --to html,pdf,docx,md -o build/dokumenter --as-of 2026-11-01
	@rm -rf build/arkivpakker
	@$(BIN)/styring file --all-final -o build/arkivpakker --as-of 2026-11-01
	@$(BIN)/styring verify build/arkivpakker
	@$(BIN)/styring report kartlegging --department pbr --to 2026 --as-of 2026-11-01 --format html -o build/kartlegging.html
	@$(BIN)/styring report kartlegging --department pbr --to 2026 --as-of 2026-11-01 --format pdf -o build/kartlegging.pdf
	@$(BIN)/styring site -o build/nettsted

test: $(DEV) ## run the tests (PYTEST_FLAGS='-k name' for some of them)
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

check: $(DEV) ## style, types, import layers, generated files
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --output-format concise
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@rm -rf build/generated && mkdir -p build/generated
	@$(call generate,build/generated)
	@for made in $(GENERATED); do diff -ru $$made build/generated/$$made || \
		{ echo "$$made is not what 'make docs' makes of the sources" >&2; exit 1; }; done

conformance: $(DEV) ## hold the documents against independent validators
	@tests/conformance/run

mutation: $(DEV) ## change the rules in small ways and see whether the tests notice (build/mutation.md; an hour or more)
	@$(PIP_INSTALL) --require-hashes --requirement requirements/mutation.txt
	@$(BIN)/python tools/mutate_rules.py

docs: $(DEV) ## make the generated files anew
	@$(call generate,.)

lock: $(DEV) ## pin all requirements anew (LOCK_FLAGS=--upgrade for newer versions)
	@$(UV_COMPILE) $(LOCK_FLAGS) pyproject.toml --extra analyse --group build --output-file requirements/run.txt
	@$(UV_COMPILE) $(LOCK_FLAGS) pyproject.toml --extra analyse --group build --group dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt
	@$(UV_COMPILE) $(LOCK_FLAGS) --group mutation --constraint requirements/dev.txt --output-file requirements/mutation.txt

clean: ## remove .venv, build/ and all caches
	@rm -rf $(VENV) .styring build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo 'styring needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'This Python has no venv. On Debian and Ubuntu: apt install python3-venv' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once) …'
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	@$(PIP_INSTALL) --require-hashes --requirement requirements/run.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@$(PIP_INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@
