"""Checks a training config before it costs anything: what Axolotl would ignore, drop or only find on the GPU.

Works where neither torch nor Axolotl is installed; where Axolotl is, its real schema is asked too
(`check_schema`, in a process of its own, because importing it is slow and noisy).
"""

import difflib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ghostprep.errors import InputError, Problem
from ghostprep.training.check_data import check_training_data
from ghostprep.training.config import TrainingConfig, load_training_config
from ghostprep.training.keys import INSTEAD, KnownKeys, known_keys
from ghostprep.training.offline import OFFLINE

NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
SCHEMA_SECONDS = 300

DANGERS = {
    "trust_remote_code": "runs code from the model's repository, and these models need none",
    "save_only_model": "leaves checkpoints without the optimizer, which cannot be resumed",
    "push_dataset_to_hub": "uploads your messages",
    "hub_model_id": "uploads every checkpoint while it trains; `launch/publish.py` does it on purpose",
    "generate_samples": "writes generated messages into the logs",
}


def check_config(path: Path, schema: bool = True) -> list[Problem]:
    """Everything wrong with one config, in the order of its lines.

    `schema` also asks the installed Axolotl, if there is one (about 15 seconds). Data paths are looked up
    from the current folder, as Axolotl does.
    """
    try:
        config = load_training_config(path)
    except InputError as error:
        return [error.problem]
    found = [
        *_check_keys(config),
        *_check_values(config),
        *_check_evaluation(config),
        *_check_folders(config),
    ]
    try:
        found += check_training_data(config)
    except InputError as error:
        found.append(error.problem)
    if schema and importlib.util.find_spec("axolotl"):
        known = {problem.place for problem in found}
        found += [each for each in check_schema([path]) if not each.place or each.place not in known]
    return sorted(found, key=lambda problem: problem.place if isinstance(problem.place, int) else 0)


def _check_keys(config: TrainingConfig) -> Iterator[Problem]:
    known = known_keys()
    accepted = known.top | _plugin_keys(config, known)
    for key in config.raw:
        if key in known.deprecated:
            yield _problem(config, f"{key} is deprecated", _instead(key, accepted), key)
        elif key not in accepted and (_instead(key, accepted) or not _foreign_plugins(config, known)):
            what = f"unknown key {key}: Axolotl drops it in silence"
            yield _problem(config, what, _instead(key, accepted), key)
    for section in ("datasets", "test_datasets"):
        for number, entry in config.entries(section):
            for key in entry:
                if key not in known.dataset:
                    what = f"unknown key {key} in {section}"
                    yield _problem(config, what, _instead(str(key), known.dataset), section, number, key)


def _plugins(config: TrainingConfig) -> set[str]:
    listed = config.raw.get("plugins")
    return {str(name) for name in listed} if isinstance(listed, list) else set()


def _plugin_keys(config: TrainingConfig, known: KnownKeys) -> set[str]:
    return {key for name in _plugins(config) for key in known.plugins.get(name, ())}


def _foreign_plugins(config: TrainingConfig, known: KnownKeys) -> set[str]:
    """Plugins whose keys are not known here: of a key that looks like no other, only the schema can judge."""
    return _plugins(config) - known.plugins.keys()


def _instead(key: str, accepted: Iterable[str]) -> str:
    if key in INSTEAD:
        return f"write instead: {INSTEAD[key]}" if not INSTEAD[key].startswith("remove") else "remove it"
    accepted = set(accepted) - known_keys().deprecated
    owners = [name for name, keys in known_keys().plugins.items() if key in keys]
    if owners:
        return f"it belongs to a plugin: add {owners[0]} under plugins"
    close = difflib.get_close_matches(key, sorted(accepted), n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else ""


def _check_values(config: TrainingConfig) -> Iterator[Problem]:
    for key, value in config.raw.items():
        if isinstance(value, str) and key in known_keys().numbers and NUMBER.fullmatch(value):
            yield _problem(config, f"{key} is text to YAML, not a number", f"write {_as_number(value)}", key)
        if key in DANGERS and value:
            yield _problem(config, f"{key} {DANGERS[key]}", "remove it", key)
    for section in ("datasets", "test_datasets"):
        for number, entry in config.entries(section):
            if entry.get("trust_remote_code"):
                what = f"trust_remote_code {DANGERS['trust_remote_code']}"
                yield _problem(config, what, "remove it", section, number)
    if not config.raw.get("base_model"):
        yield _problem(config, "base_model is missing", "name the model to start from")


def _as_number(text: str) -> str:
    """`text` as YAML reads a number: 5e-5 needs its dot, "64" loses its quotes."""
    mantissa, e, exponent = text.lower().partition("e")
    if not e:
        return text
    sign = "" if exponent[0] in "+-" else "+"
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{sign}{exponent}"


def _check_evaluation(config: TrainingConfig) -> Iterator[Problem]:
    raw = config.raw
    if raw.get("test_datasets") or raw.get("val_set_size"):
        return
    for key in (
        "eval_steps",
        "evals_per_epoch",
        "eval_strategy",
        "load_best_model_at_end",
        "early_stopping_patience",
    ):
        if raw.get(key) not in (None, False, "no"):
            what = f"{key} without test_datasets: there is nothing to evaluate on"
            yield _problem(config, what, "add test_datasets", key)


def _check_folders(config: TrainingConfig) -> Iterator[Problem]:
    output = config.raw.get("output_dir")
    if not output:
        what = "output_dir is missing: Axolotl's default is one folder for every config"
        yield _problem(config, what, "give it one")
        return
    for other in sorted(config.path.parent.glob("*.y*ml")):
        if other.name != config.path.name and _output_of(other) == os.path.normpath(str(output)):
            what = f"output_dir is that of {other.name} too: each would resume the other's run"
            yield _problem(config, what, "rename it", "output_dir")
    deepspeed = config.raw.get("deepspeed")
    if isinstance(deepspeed, str) and not Path(deepspeed).is_file():
        yield _problem(config, f"{deepspeed} is missing", "run from the folder that holds it", "deepspeed")


def _output_of(path: Path) -> str | None:
    try:
        output = load_training_config(path).raw.get("output_dir")
    except InputError:
        return None
    return os.path.normpath(str(output)) if output else None


def check_schema(paths: Sequence[Path]) -> list[Problem]:
    """What the installed Axolotl's own schema says of configs: refused values, and keys that it drops.

    One process for all of them, as if on one H100, without network. Raises InputError if it cannot run.
    """
    command = [sys.executable, "-m", "ghostprep.training.schema", *map(str, paths)]
    try:
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            env=os.environ | OFFLINE | {"CUDA_VISIBLE_DEVICES": ""},
            timeout=SCHEMA_SECONDS,
            check=True,
        )
        lines = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{"ghostprep"')]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        what = f"Axolotl's schema cannot be asked ({type(error).__name__})"
        raise InputError(what, "reinstall axolotl") from error
    return [_schema_problem(Path(line["ghostprep"]), line) for line in lines]


def _schema_problem(path: Path, found: dict[str, Any]) -> Problem:
    line = load_training_config(path).line(*found["keys"]) if found["keys"] else 0
    return Problem(found["what"], found["mend"], path, line)


def _problem(config: TrainingConfig, what: str, mend: str, *keys: str | int) -> Problem:
    return Problem(what, mend, config.path, config.line(*keys) if keys else 0)
