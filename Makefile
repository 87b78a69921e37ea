# Two commands on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: demo test lint types bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

# The main job on the articles of source/: what a newsroom does every day. Findings (exit 1) are no
# failure of the demonstration; what could not run (exit 2) is.
demo: $(READY)
	$(BIN)/l10n run || test $$? -eq 1
	@echo "--- once more: a second run changes nothing"
	$(BIN)/l10n run || test $$? -eq 1
	$(BIN)/l10n status
	$(BIN)/l10n check --min warning || test $$? -eq 1
	@echo "Look at:"
	@echo "  source/    the articles as they were written"
	@echo "  locales/   their catalogs: open locales/pt_BR/kharkiv-counter-offensive.po in a PO editor"
	@echo "             and places.po beside it: correct a name there and run 'l10n run' again"
	@echo "  editions/  the articles in every language, with what is draft and what is not beside them"

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

bench: $(READY)
	for script in benchmarks/*.py; do $(BIN)/python $$script; done

clean:
	rm -rf $(VENV) .l10n editions public build dist *.egg-info
