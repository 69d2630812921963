"""Files on the Hugging Face Hub and on this disk: name, size, hash.

Only calls that huggingface_hub 1.x and 2.x both have.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ghostprep.errors import InputError

if TYPE_CHECKING:
    from huggingface_hub import HfApi
    from huggingface_hub.hf_api import RepoFile

CHUNK = 1 << 22


@contextmanager
def connect(repo: str) -> Iterator["HfApi"]:
    """The Hub at HF_ENDPOINT, with the token of HF_TOKEN or `hf auth login`.

    Raises InputError with the name of `repo` for whatever goes wrong in the block.
    """
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # read when huggingface_hub is first imported
    from huggingface_hub import HfApi
    from huggingface_hub.utils import disable_progress_bars  # type: ignore[attr-defined]

    if not sys.stderr.isatty():
        disable_progress_bars()  # they are for people, not for logs; an upload's show even there
    try:
        yield HfApi(endpoint=os.environ.get("HF_ENDPOINT"))
    except InputError:
        raise
    except Exception as error:  # httpx in 1.x, httpx2 in 2.x, hf_xet: each has errors of its own
        reason = str(error).strip().partition("\n")[0]
        mend = "run it again to go on where it stopped"
        raise InputError(f"{type(error).__name__}: {reason}", mend, file=repo) from error


def remote_files(api: "HfApi", repo: str, revision: str | None = None) -> dict[str, "RepoFile"]:
    """Path in the repository → what the Hub says of the file."""
    from huggingface_hub.hf_api import RepoFile

    tree = api.list_repo_tree(repo, recursive=True, revision=revision)
    return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}


def same(local: Path, remote: "RepoFile") -> bool:
    """Whether the Hub's file has this file's size and hash.

    The Hub names large files (LFS) by their sha256, the others by the sha1 of their git blob.
    """
    if remote.size != local.stat().st_size:
        return False
    if remote.lfs is not None:
        return remote.lfs.sha256 == _digest(local, hashlib.sha256())
    return remote.blob_id == _digest(local, hashlib.sha1(b"blob %d\0" % remote.size))


def different(files: Mapping[str, Path], remote: Mapping[str, "RepoFile"]) -> list[str]:
    """Names of the `files` that the Hub lacks or has otherwise."""
    return [name for name, path in files.items() if name not in remote or not same(path, remote[name])]


def _digest(path: Path, digest: "hashlib._Hash") -> str:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
