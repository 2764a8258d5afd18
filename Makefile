# kkdesk: everything a person does with a fresh clone. `make help` lists it.
# Linux; on Windows and macOS see README.md.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test nightly bench lint types unit e2e format i18n themes pictures lock clean

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.kkdesk-run
DEV_READY := $(VENV)/.kkdesk-dev
BENCH_READY := $(VENV)/.kkdesk-bench
INSTALLER := installer/environment.sh installer/link_project.py
CODE := kkdesk tests benchmarks installer

# Qt and Python write Danish letters only in a UTF-8 locale; a bare machine has none set.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LC_ALL := C.UTF-8
endif

help: ## this list
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(RUN_READY) ## set everything up, build the sample and the slides in out/, open the window
	@sh installer/system_libraries.sh run
	@mkdir -p out
	@$(BIN)/kkdesk demo out
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/kkdesk --database out/kkdesk.sqlite; fi

test: lint types unit e2e ## everything: lint, types, unit and end-to-end tests

lint: $(DEV_READY) ## ruff: rules and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo 'lint: clean'

types: $(DEV_READY) ## mypy, strict
	@$(BIN)/mypy

unit: $(DEV_READY) ## the unit tests
	@sh installer/system_libraries.sh test
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest --quiet -n 2 tests/unit

e2e: $(DEV_READY) ## the end-to-end tests
	@sh installer/system_libraries.sh test
	@QT_QPA_PLATFORM=offscreen $(BIN)/pytest --quiet -n 2 tests/e2e

nightly: $(DEV_READY) ## laptops and a centre played 10,000 times at random
	@KKDESK_TEST_HISTORIES=10000 $(BIN)/pytest --quiet -n 2 tests/unit/services/exchange/test_model.py

format: $(DEV_READY) ## rewrite the code in the project's format
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: $(BENCH_READY) ## measure against bare PySide6, plain ReportLab, WeasyPrint and Typst
	@sh installer/system_libraries.sh bench
	@QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/run.py

pictures: $(RUN_READY) ## take the pictures of docs/guide anew from the real program
	@sh installer/system_libraries.sh run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python installer/guide_pictures.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python installer/guide_laptop.py

themes: $(RUN_READY) ## draw the light and dark style sheets anew from their tokens
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m kkdesk.ui.theme --build

i18n: $(RUN_READY) ## collect the window's texts and compile their translations
	@$(BIN)/python -m kkdesk.ui.i18n --update --compile

lock: $(RUN_READY) ## write the lock files anew (UPGRADE=1 takes newer versions)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python installer/lock.py $(if $(UPGRADE),--upgrade)

clean: ## remove what make made, out/ included
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .hypothesis

$(RUN_READY): requirements.lock pyproject.toml $(INSTALLER)
	@sh installer/environment.sh requirements.lock
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	@sh installer/environment.sh requirements-dev.lock
	@touch $@

$(BENCH_READY): requirements-bench.lock $(RUN_READY)
	@sh installer/environment.sh requirements-bench.lock
	@touch $@
