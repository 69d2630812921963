"""A laid-out Replicate image, as far as it goes without Docker: cog's own server around its runner.

    python -m ghostprep.serving.rehearsal.cog_server FOLDER

FOLDER is what stage.py wrote. Its wheel is installed as the image does, and the server is asked once.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ghostprep import script
from ghostprep.errors import InputError
from ghostprep.serving.rehearsal.loopback import ask, free_port, running

LOG = "log.txt"


def install_wheel(folder: Path) -> Path:
    """Installs the wheel that requirements.txt names into `folder`/site; returns that."""
    names = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (wheel,) = [folder / name for name in names if name.endswith(".whl")]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--upgrade"]
    subprocess.run([*pip, "--target", folder / "site", wheel], check=True)
    return folder / "site"


@contextmanager
def cog_server(folder: Path, site: Path) -> Iterator[str]:
    """The address of cog's server around run.py in `folder`, which finds ghostprep in `site`.

    Raises InputError if the runner does not start.
    """
    url = f"http://127.0.0.1:{(port := free_port())}"
    environment = {"PORT": str(port), "COG_PREDICT_TYPE_STUB": "run.py:Runner", "PYTHONPATH": str(site)}

    def ready() -> bool:
        health = json.loads(ask(f"{url}/health-check")[1] or "{}").get("status")
        if health == "SETUP_FAILED":
            raise InputError("the runner did not start", f"see {folder / LOG}")
        return bool(health == "READY")

    with running(
        [sys.executable, "-m", "cog.server.http", "--host", "127.0.0.1"], folder, ready, **environment
    ):
        yield url


def predict(url: str, body: Any, **headers: str) -> tuple[int, str]:
    """(status, body) of one prediction. The server's only slot is freed a moment after each answer."""
    status, answer = 409, ""
    while status == 409:
        status, answer = ask(f"{url}/predictions", body, **headers)
    return status, answer


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(argv).folder.resolve()
    with cog_server(folder, install_wheel(folder)) as url:
        status, body = predict(url, {"input": {"message": "salut, tu viens ?", "max_new_tokens": 24}})
    if status != 200:
        raise InputError(f"cog's server answered {status}", f"see {folder / LOG}")
    print(f"answered {len(''.join(json.loads(body)['output']))} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
