"""Makes the output folder of a config ready for a run that may go on from there.

    python -m ghostprep.training.resume CONFIG.yaml

Exits 1 where the folder holds a run of other data or settings: it would be resumed, and called finished.
"""

import hashlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.errors import InputError
from ghostprep.training.config import TrainingConfig, load_training_config

CHECKPOINT_DONE = "trainer_state.json"
"""Written last into a checkpoint: one without it was cut off and resumes nothing."""


def fingerprint(settings: TrainingConfig) -> str:
    """SHA-256 of what a config says and of its data files. Raises InputError if one is missing."""
    digest = hashlib.sha256(repr(sorted(settings.raw.items())).encode())
    for dataset in settings.local_datasets():
        try:
            digest.update(dataset.path.read_bytes())
        except OSError as error:
            raise InputError("no such dataset", "build it first", file=dataset.path) from error
    return digest.hexdigest()


def claim(output: Path, run: str) -> None:
    """Marks `output` as the folder of the run with this fingerprint. Raises InputError if it is another's."""
    mark = output / "fingerprint"
    if mark.is_file() and mark.read_text(encoding="utf-8").strip() != run:
        raise InputError("holds a run of other data or settings", "move it away", file=output)
    mark.write_text(f"{run}\n", encoding="utf-8")


def drop_cut_checkpoints(output: Path) -> None:
    """A kill can cut a checkpoint short, and Axolotl would resume from it all the same."""
    for checkpoint in output.glob("checkpoint-*"):
        if checkpoint.is_dir() and not (checkpoint / CHECKPOINT_DONE).is_file():
            shutil.rmtree(checkpoint)


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path)
    settings = load_training_config(parser.parse_args(argv).config)
    claim(settings.output_dir, fingerprint(settings))
    drop_cut_checkpoints(settings.output_dir)
    return 0


if __name__ == "__main__":
    sys.exit(main())
