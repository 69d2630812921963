# make demo: the main job on the bundled example exports. make test: the whole suite. Both install what they need.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: demo test lint bench mutants h100 rehearsal rehearsals clean
.DEFAULT_GOAL := demo

# The library alone: all that a person needs to build their dataset.
.venv/library: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet -e .
	@touch $@

# Torch first: with none installed, Axolotl would fetch gigabytes of CUDA on a machine without a GPU.
.venv/training: pyproject.toml constraints-train.txt .venv/library
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet -c constraints-train.txt -e ".[train,dev]"
	@touch $@

# The browser that looks at the X-ray page, the linter of the shell scripts, and what backup.sh copies with.
.venv/system: .venv/library
	@command -v chromium >/dev/null && command -v shellcheck >/dev/null && command -v rsync >/dev/null \
	  || (apt-get update -q && apt-get install -q -y --no-install-recommends chromium shellcheck rsync)
	@touch $@

demo: .venv/library
	$(BIN)/python -m ghostprep build examples/exports --config examples/ghostprep.yaml --out data/demo
	@echo
	@echo "Three examples of what the model will learn:"
	@shuf -n 3 --random-source=Makefile data/demo/completion/train.jsonl | cut -c 1-700

test: .venv/training .venv/system lint
	$(BIN)/python -m pytest

lint: .venv/training
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

BENCHMARKS := build_speed read_speed dialects privacy

# What stands in the README is copied from what this writes; run it on a machine with nothing else to do.
bench: .venv/training
	$(BIN)/pip install --quiet -c constraints-train.txt -e ".[bench]"
	for name in $(BENCHMARKS); do $(BIN)/python -m benchmarks.$$name | tee benchmarks/results/$$name.md || exit; done
	$(BIN)/python -m benchmarks.stop_rate

# Changes 300 lines of the library, one at a time, and shows which changes no test notices.
mutants: .venv/training
	$(BIN)/pip install --quiet -c constraints-train.txt -e ".[mutants]"
	nice $(BIN)/python -m benchmarks.mutants | tee benchmarks/results/mutants.md

# On a machine with an H100; goes on where it was, in outputs/h100.
h100: .venv/training
	$(BIN)/python -m benchmarks.h100

rehearsal: .venv/training
	$(BIN)/python launch/rehearsal.py

# Every YAML of the pack, six steps each on the datasets in data/: half an hour on two cores.
rehearsals: .venv/training
	for config in axolotl_configs/*.yaml; do $(BIN)/python launch/rehearse.py $$config || exit; done

clean:
	rm -rf .venv data/demo
