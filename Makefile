# Two commands on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

APERTIUM = apertium apertium-es-pt apertium-por-cat apertium-pt-gl

.PHONY: demo apertium test generators lint types bench clean

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

# The main job on the articles of source/: what a newsroom does every day. Findings and held editions
# (exit 1) are no failure of the demonstration; what could not run (exit 2) is.
demo: $(READY) apertium
	$(BIN)/l10n run || test $$? -eq 1
	@echo "--- once more: a second run changes nothing"
	$(BIN)/l10n run || test $$? -eq 1
	$(BIN)/l10n status
	$(BIN)/l10n check --min warning || test $$? -eq 1
	$(BIN)/l10n publish || test $$? -eq 1
	@echo "Look at:"
	@echo "  source/    the articles as they were written"
	@echo "  locales/   their catalogs: open locales/pt_BR/kharkiv-counter-offensive.po in a PO editor"
	@echo "             and places.po beside it: correct a name there and run 'l10n run' again"
	@echo "  editions/  the articles in every language, with what is draft and what is not beside them"
	@echo "  public/    the site: open public/index.html, or run '$(BIN)/l10n preview'"

# Spanish, Catalan and Galician are drafted over Portuguese by Apertium, a program of its own. It is
# installed where that takes no question; without it their committed drafts stand as they are.
apertium:
	@command -v apertium >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	  { apt-get update && timeout 300 apt-get install --yes --no-install-recommends $(APERTIUM); } \
	    >/dev/null 2>&1; } || \
	  echo "no Apertium here, so nothing new is drafted in es, ca, gl; on Debian: apt-get install $(APERTIUM)"

test: $(READY)
	$(BIN)/python -m pytest -n auto

# What builds and checks published sites in tests/test_generators.py and test_validators.py: from
# PyPI and npm, 850 MB. Hugo, Jekyll, Java, Chromium and xmllint come from the system.
generators:
	$(PYTHON) -m venv .generators
	.generators/bin/pip install --quiet mkdocs mkdocs-static-i18n 'pelican[markdown]'
	npm install --prefix .generators --no-audit --no-fund node@22 @11ty/eleventy \
	  astro @astrojs/starlight sharp @docusaurus/core @docusaurus/preset-classic react react-dom \
	  vnu-jar html-validate axe-core puppeteer-core schema-dts typescript sitemap

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

bench: $(READY)
	for script in benchmarks/*.py; do $(BIN)/python $$script; done

clean:
	rm -rf $(VENV) .generators .l10n editions public build dist *.egg-info
