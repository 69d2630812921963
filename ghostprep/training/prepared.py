"""Rows that Axolotl tokenized before: known to it by path and settings, they would outlive a new build.

    python -m ghostprep.training.prepared CONFIG.yaml

Deletes the rows of other data, and notes in their folder what the coming ones are made of.
"""

import hashlib
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.training.config import Dataset, TrainingConfig, load_training_config

MARK = "built_from"
_AXOLOTLS = re.compile(r"[0-9a-f]{8,64}")


def prepared_folder(settings: TrainingConfig) -> Path | None:
    """Where the tokenized rows of a config lie, if there are any."""
    path = settings.raw.get("dataset_prepared_path")
    return Path(str(path)) if path and Path(str(path)).is_dir() else None


def of_other_data(settings: TrainingConfig, dataset: Dataset) -> bool:
    """Whether there are tokenized rows that are not of this file as it is: by their mark, else by its age."""
    folder = prepared_folder(settings)
    rows = list(_rows(folder)) if folder else []
    if not folder or not rows:
        return False
    if (folder / MARK).is_file():
        return (folder / MARK).read_text(encoding="utf-8").strip() != _digest(settings)
    return min(row.stat().st_mtime for row in rows) < dataset.path.stat().st_mtime


def _rows(folder: Path) -> list[Path]:
    return [entry for entry in folder.iterdir() if entry.is_dir() and _AXOLOTLS.fullmatch(entry.name)]


def _digest(settings: TrainingConfig) -> str:
    digest = hashlib.sha256()
    for dataset in settings.local_datasets():
        digest.update(str(dataset.path).encode())
        digest.update(dataset.path.read_bytes() if dataset.path.is_file() else b"")
    return digest.hexdigest()


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path)
    settings = load_training_config(parser.parse_args(argv).config)
    if not settings.raw.get("dataset_prepared_path"):
        return 0
    folder, now = Path(str(settings.raw["dataset_prepared_path"])), _digest(settings)
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    if not mark.is_file() or mark.read_text(encoding="utf-8").strip() != now:
        for rows in _rows(folder):
            print(f"{rows}: tokenized from other data, deleted")
            shutil.rmtree(rows)
        mark.write_text(f"{now}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
