# The everyday commands. `make help` lists them. Every recipe works in a folder whose name holds a space.
PYTHON ?= python3
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE := 1
.DEFAULT_GOAL := help
.PHONY: help setup setup-scale setup-bench setup-test demo test prove-html prove-variants attack check lint benchmark bench county benchmark-leaks gallery look look-accept pages lock clean

help:  ## list these commands
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-15s %s\n' "$$name" "$$words"; done

setup: .venv/ready  ## make the environment that the toolkit runs in
setup-scale: .venv/ready-scale  ## and what batch --scheduler needs: docs/scale.md
setup-bench: setup-test .venv/ready-bench  ## and what the comparison with other engines needs
setup-test: .venv/ready-test .tools/verapdf/ready .tools/html_checkers/ready  ## and what the tests need on top
	@bash tools/system_packages.sh liblouis-bin

.venv/ready: requirements.lock tools/system_packages.sh
	@bash tools/system_packages.sh
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/ready-scale: .venv/ready requirements-scale.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-scale.lock
	@touch $@

.venv/ready-bench: .venv/ready-test requirements-bench.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

.venv/ready-test: .venv/ready requirements-test.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

.tools/verapdf/ready: tools/verapdf/pom.xml tools/verapdf/install.sh
	@bash tools/verapdf/install.sh

.tools/html_checkers/ready: tools/html_checkers/package-lock.json tools/html_checkers/install.sh
	@bash tools/html_checkers/install.sh

demo: setup  ## build the example case into out/ and say where to look
	@$(PY) build.py package examples/amira.yaml --out out --today 2026-03-20

test: setup-test  ## everything that must hold: style, types, layers, tests
	@$(PY) -m ruff check . && $(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) tools/layers.py
	@$(PY) -m pytest

prove-html: setup-test  ## look at every page of every example in a browser, in every way: about half an hour
	@$(PY) tools/prove_html.py

prove-variants: setup-test  ## look at every document of every example in every variant as PDF: about half an hour
	@EVERY_VARIANT=1 $(PY) -m pytest tests/test_every_example.py tests/test_layout.py tests/test_pdf_intent.py

attack: setup-test  ## try to break it, at length: about an hour
	@$(PY) tools/attack.py

check: setup  ## read all guides and examples and tell every fault at once
	@$(PY) build.py check && $(PY) build.py check examples

lint: setup-test  ## put the code in order
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format .

benchmark: setup  ## how long the package takes, beside plain WeasyPrint
	@$(PY) benchmarks/package_floor.py

bench: setup-bench  ## every engine on the same papers, and each PDF that is filled held against the plain one: half an hour
	@$(PY) -m benchmarks.peers && $(PY) -m benchmarks.engine && $(PY) -m benchmarks.equality

county: setup  ## build a whole invented county of 2,000 cases, for real: out/county/ (hours; CASES=60 for a look)
	@$(PY) tools/county.py --cases $(or $(CASES),2000)

benchmark-leaks: setup  ## how much of a build the search for withheld values takes
	@$(PY) benchmarks/leak_check.py

gallery: setup  ## every document and variant, and the pictures, on one page: out/gallery/index.html
	@$(PY) tools/gallery.py

look: setup-test  ## show which pages no longer look as their reference pictures do: out/look/index.html
	@$(PY) tools/look.py

look-accept: setup-test  ## make those reference pictures anew, after they were looked at
	@$(PY) tools/look.py accept

pages: setup  ## write the generated pages of docs/ anew
	@$(PY) tools/facts_page.py && $(PY) tools/disclosure_page.py

lock:  ## write the lock files anew from pyproject.toml (needs uv)
	@bash tools/lock.sh

clean:  ## remove what was built, keep the environment
	@rm -rf out
