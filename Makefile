# kkdesk: everything a person does with a fresh clone. `make help` lists it.
# Linux; on Windows and macOS see README.md.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test nightly bench lint types unit e2e format i18n themes pictures golden-pages lock deb wheel check-deb check-wheel check-reproducible nsis-check clean

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.kkdesk-run
DEV_READY := $(VENV)/.kkdesk-dev
BENCH_READY := $(VENV)/.kkdesk-bench
BUILD_READY := $(VENV)/.kkdesk-build
INSTALLER := installer/environment.sh installer/link_project.py
CODE := kkdesk tests benchmarks installer

# Qt and Python write Danish letters only in a UTF-8 locale; a bare machine has none set.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LC_ALL := C.UTF-8
endif

help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

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

nightly: $(DEV_READY) ## the long tests: laptops, all services on a server, kill -9, public files of 200 portfolios, the packages
	@KKDESK_TEST_HISTORIES=10000 KKDESK_TEST_SERVER_HISTORIES=10000 $(BIN)/pytest --quiet -n 2 tests/unit/services/exchange/test_model.py
	@KKDESK_TEST_SERVER=1 QT_QPA_PLATFORM=offscreen $(BIN)/pytest --quiet -n 2 tests/unit/services \
		--ignore tests/unit/services/exchange/test_model.py
	@KKDESK_TEST_KILLS=200 $(BIN)/pytest --quiet -n 2 tests/unit/services/exchange/test_killed.py
	@KKDESK_TEST_PORTFOLIOS=200 QT_QPA_PLATFORM=offscreen $(BIN)/pytest --quiet -n 2 \
		tests/unit/services/test_public_prints_tell_nothing.py
	@$(MAKE) check-wheel check-deb check-reproducible nsis-check

format: $(DEV_READY) ## rewrite the code in the project's format
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

bench: $(BENCH_READY) ## measure against bare PySide6, ReportLab, WeasyPrint, Typst and LibreOffice
	@sh installer/system_libraries.sh bench
	@QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/run.py

pictures: $(RUN_READY) ## take the pictures of docs/guide anew from the real program
	@sh installer/system_libraries.sh run
	@QT_QPA_PLATFORM=offscreen $(BIN)/python installer/guide_pictures.py
	@QT_QPA_PLATFORM=offscreen $(BIN)/python installer/guide_laptop.py

golden-pages: $(DEV_READY) ## store the pictures of printed pages that tests compare with anew; look at what changed
	@sh installer/system_libraries.sh test
	@KKDESK_TEST_RENEW_PAGES=1 QT_QPA_PLATFORM=offscreen $(BIN)/pytest --quiet -n 2 tests/unit/services/test_golden_pages.py -k look_as

themes: $(RUN_READY) ## draw the light and dark style sheets anew from their tokens
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m kkdesk.ui.theme --build

i18n: $(RUN_READY) ## collect the window's texts and compile their translations
	@$(BIN)/python -m kkdesk.ui.i18n --update --compile

lock: $(RUN_READY) ## write the lock files anew (UPGRADE=1 takes newer versions)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python installer/lock.py $(if $(UPGRADE),--upgrade)

deb: $(BUILD_READY) ## build dist/kkdesk_*.deb for Debian and Ubuntu
	@$(BIN)/python installer/package/debian_package.py

wheel: $(BUILD_READY) ## build the wheel and the source archive in dist/
	@$(BIN)/python installer/package/python_packages.py

check-reproducible: $(BUILD_READY) ## build wheel, source archive and .deb twice, and compare the bytes
	@$(BIN)/python installer/package/check_reproducible.py

check-wheel: wheel ## install the wheel in an empty environment and run the self-test there
	@sh installer/system_libraries.sh run
	@$(BIN)/python installer/package/check_wheel.py

nsis-check: $(RUN_READY) ## compile the installer for Windows with a stand-in, and play it in Wine
	@sh installer/system_libraries.sh packages
	@$(BIN)/python installer/package/check_windows.py

check-deb: deb ## install the .deb in clean Debian 12 and 13 and run it there (root, debootstrap)
	@sh installer/system_libraries.sh packages
	@$(BIN)/python installer/package/check_debian.py

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

$(BUILD_READY): requirements-build.lock $(RUN_READY)
	@sh installer/environment.sh requirements-build.lock
	@touch $@
