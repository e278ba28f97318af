# make run on a fresh machine needs Python 3.11 or later, make and git; all else it brings itself.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
# Worker processes; each answers four requests at a time.
WORKERS ?= 2
# Passed on by test (to pytest), lock (to uv) and seed, as in: make test ARGS="-k search"
ARGS ?=
# One folder of tests/ for quick, as in: make quick ROOM=search
ROOM ?=

VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
UV := $(PY) -m uv
# With Python of its own once there is one, so that PYTHON is asked for the first time only.
ANY_PYTHON = $(if $(wildcard $(PY)),$(PY),$(PYTHON))

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po locale/addons/*/LC_MESSAGES/*.po))
# Python starts in half the time from compiled files, and they are never older than their sources.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run dev test quick fresh images lint audit bench format lock messages compile-messages migrate seed coverage admin \
	screenshot screenshot-desk clean free-port site-data

help: ## List these targets
	@echo "Variables: HOST=$(HOST) PORT=$(PORT) PYTHON=$(PYTHON) DATABASE_URL=… (default: SQLite)"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' \
		| awk -F'|' '{ printf "  make %-18s%s\n", $$1, $$2 }'

run: export DEBUG = 0
run: free-port $(VENV)/.run site-data ## Set everything up and serve the site, as production would
	@echo
	@echo "The site:      http://$(HOST):$(PORT)/"
	@echo "An admin user: make admin, then http://$(HOST):$(PORT)/admin/"
	@echo "To stop:       Ctrl-C"
	@echo
	@BIND=$(HOST):$(PORT) WORKERS=$(WORKERS) exec $(PY) -m execroles.serving

dev: export DEBUG = 1
dev: free-port $(VENV)/.run site-data ## Serve with reloading and debug pages
	@exec $(MANAGE) runserver $(HOST):$(PORT)

test: $(VENV)/.dev compile-messages ## Run everything: checks, tests on SQLite and PostgreSQL, in Chromium
	@exec $(PY) -m tests.environment.suite $(ARGS)

quick: $(VENV)/.dev compile-messages ## Style, and the tests without a database (ROOM=search: those of tests/search, too)
	@exec $(PY) -m tests.environment.quick $(ROOM)

fresh: $(VENV)/.dev ## Run both commands of the README in a minimal Debian made for it (root, debootstrap)
	@exec $(PY) -m tests.environment.fresh $(ARGS)

images: $(VENV)/.dev ## Build and run the images of compose.yaml without Docker (root, debootstrap, buildah)
	@exec $(PY) -m tests.environment.images

lint: $(VENV)/.dev ## Only the checks: ruff, templates, migrations, translations
	@exec $(PY) -m tests.environment.checks

audit: $(VENV)/.dev compile-messages ## Let axe, the Nu HTML checker and Lighthouse judge the pages (Node.js, Java)
	@exec $(PY) -m benchmarks.audit

bench: $(VENV)/.dev compile-messages ## Measure what docs/benchmarks.md tells (nginx, wrk; ARGS="served --before COMMIT")
	@exec $(PY) -m benchmarks $(ARGS)

format: $(VENV)/.dev ## Format the Python code and fix what ruff can fix
	@$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

migrate: $(VENV)/.run ## Bring the database to the current models
	@$(MANAGE) migrate --verbosity 0

seed: migrate ## Load the fixtures; edited rows are kept (ARGS=--check, ARGS=--overwrite)
	@$(MANAGE) seed $(ARGS)

coverage: seed ## What is known of each role, and what is missing, from the seeded content
	@$(MANAGE) coverage > docs/coverage.md

admin: migrate ## Make a user who may edit
	@$(MANAGE) createsuperuser

messages: $(VENV)/.run ## Collect the strings to translate into locale/ (needs GNU gettext)
	@command -v xgettext >/dev/null || { echo "Install GNU gettext first."; exit 1; }
	@$(MANAGE) makemessages --locale vi --no-obsolete --add-location file \
		--ignore $(VENV) --ignore var --ignore tests --ignore benchmarks

compile-messages: $(VENV)/.run $(CATALOGUES) ## Compile the translations

screenshot screenshot-desk: export DEBUG = 0
screenshot: $(VENV)/.dev site-data ## Draw the picture in the README
	@$(MANAGE) screenshot

screenshot-desk: $(VENV)/.dev site-data ## Draw the pictures in the editors' guides
	@$(MANAGE) screenshot_desk

# Versions and hashes only: no address, so that every machine installs from its own index.
COMPILE = env -u UV_INDEX -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
	$(UV) pip compile pyproject.toml --no-config --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header $(ARGS)
lock: $(VENV)/.uv ## Lock the dependencies of pyproject.toml (ARGS=--upgrade for newer ones)
	$(COMPILE) --output-file requirements/base.txt
	$(COMPILE) --group test --group lint --constraint requirements/base.txt \
		--output-file requirements/dev.txt
	$(subst pyproject.toml,,$(COMPILE)) --group lock --output-file requirements/uv.txt

clean: ## Remove what make made, except the database and the secret key
	rm -rf $(VENV) $(CATALOGUES) var/static var/test .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what the targets above need ---

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This needs Python 3.11 or later, but $(PYTHON) is: $$($(PYTHON) --version 2>&1)."; \
		echo "Install one, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.uv: requirements/uv.txt | $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.run: requirements/base.txt $(VENV)/.uv
	@echo "Installing what the site needs"
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r $<
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.uv
	@echo "Installing what the tests need"
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r $<
	@touch $@ $(VENV)/.run

free-port:
	@$(ANY_PYTHON) -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' 2>/dev/null || \
		! $(ANY_PYTHON) -c '' 2>/dev/null || { \
		echo "Cannot listen on $(HOST), port $(PORT). If another program uses that port, choose"; \
		echo "another: make run PORT=8001. HOST must be an address of this machine."; exit 1; }

site-data: compile-messages
	@$(MANAGE) prepare

%.mo: %.po $(VENV)/.run
	@$(PY) -m babel.messages.frontend --quiet compile --input-file $< --output-file $@
