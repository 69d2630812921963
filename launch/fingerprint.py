"""One hash of a training config and of the data that it names: tells whether two runs are the same.

python launch/fingerprint.py CONFIG.yaml
"""

import hashlib
import sys
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.training.config import load_training_config


def fingerprint(config: Path) -> str:
    """SHA-256 of what `config` says and of its data files. Raises InputError if one is missing."""
    settings = load_training_config(config)
    found = hashlib.sha256(repr(sorted(settings.raw.items())).encode())
    for dataset in (*settings.datasets(), *settings.datasets("test_datasets")):
        if dataset.local:
            try:
                found.update(dataset.path.read_bytes())
            except OSError as error:
                raise InputError(f"{dataset.path}: no such dataset; build it first.") from error
    return found.hexdigest()


if __name__ == "__main__":
    try:
        print(fingerprint(Path(sys.argv[1])))
    except InputError as error:
        sys.exit(str(error))
