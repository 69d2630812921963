"""Asks the installed Axolotl's schema about configs; run by `check_config` in a process of its own.

    python -m ghostprep.training.schema CONFIG.yaml...

Prints one JSON object a finding: {"ghostprep": path, "keys": [where], "what": …, "mend": …}.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

H100 = {"bf16": True, "tf32": True, "fp8": True, "n_gpu": 1, "n_node": 1, "compute_capability": "sm_90"}
Finding = tuple[list[Any], str, str]


def validate(raw: dict[str, Any]) -> Any:
    """The settings as Axolotl completes them (a DictDefault), as if on one H100."""
    import torch
    from axolotl.utils.config import prepare_plugins, validate_config
    from axolotl.utils.dict import DictDefault

    config = DictDefault(dict(raw))
    prepare_plugins(config)
    return validate_config(config, capabilities=H100, env_capabilities={"torch_version": torch.__version__})


def findings(path: Path) -> Iterator[Finding]:
    """(keys that lead to the place, what, mend) for each thing that Axolotl refuses or drops."""
    import yaml
    from pydantic import ValidationError

    raw = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    try:
        kept = validate(raw).to_dict()
    except ValidationError as error:
        for one in error.errors(include_input=False, include_url=False):
            yield _place(one["loc"]), f"Axolotl refuses it: {one['msg']}", ""
        return
    except (ValueError, TypeError, DeprecationWarning, ImportError) as error:
        yield [], f"Axolotl refuses it: {error}", ""
        return
    for key in raw:
        if key not in kept and raw[key] is not None:
            yield [key], f"Axolotl drops {key} in silence", "remove it"


def _place(location: tuple[Any, ...]) -> list[Any]:
    """The part of a pydantic location that leads through the file, without the names of schema classes."""
    return [part for part in location if isinstance(part, int) or str(part).islower()][:2]


def main() -> int:
    for name in sys.argv[1:]:
        for keys, what, mend in findings(Path(name)):
            one_line = " ".join(what.split())
            print(json.dumps({"ghostprep": name, "keys": keys, "what": one_line, "mend": mend}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
