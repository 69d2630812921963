"""Puts a model into a private Hugging Face repository, and verifies that it arrived."""

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from ghostprep.errors import InputError
from ghostprep.serving import hub
from ghostprep.training.resume import CHECKPOINT_DONE

if TYPE_CHECKING:
    from huggingface_hub import HfApi

# Whatever else lies in the folder (logs, datasets, tokenized rows) stays at home.
MODEL_FILES = (
    "*.safetensors", "*.safetensors.index.json", "README.md",
    "config.json", "generation_config.json", "adapter_config.json",
    "tokenizer.json", "tokenizer.model", "tekken.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "chat_template.jinja",
)  # fmt: skip


def model_files(folder: Path) -> dict[str, Path]:
    """Name in the repository → file, for what lies directly in `folder` and belongs to a model."""
    if not folder.is_dir():
        raise InputError("no such folder", "check the path", file=folder)
    found = {
        path.name: path
        for path in sorted(folder.iterdir())
        if path.is_file() and any(fnmatch(path.name, pattern) for pattern in MODEL_FILES)
    }
    if not any(name.endswith(".safetensors") for name in found):
        raise InputError("no *.safetensors in it", "give a merged model or an adapter", file=folder)
    return found


def checkpoint_files(folder: Path) -> dict[str, Path]:
    """Name in the repository → file, for every complete checkpoint in `folder`."""
    whole = [path.parent for path in folder.glob(f"checkpoint-*/{CHECKPOINT_DONE}")]
    files = sorted(path for checkpoint in whole for path in checkpoint.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def publish(files: dict[str, Path], repo: str, public: bool, dry_run: bool) -> None:
    """Sends the `files` that `repo` lacks, one commit each, then compares all of them with the Hub.

    Raises InputError where it is public and should not be, and where something did not arrive as it is here.
    """
    with hub.connect(repo) as api:
        remote = hub.remote_files(api, repo) if is_there(api, repo, public, dry_run) else {}
        for name, path in files.items():
            if name in remote and hub.same(path, remote[name]):
                print(f"{name}: there already")
                continue
            size = f"{path.stat().st_size / 1e6:,.1f} MB"
            print(f"{name}: {size}{' would be sent' if dry_run else ''}", flush=True)
            if not dry_run:
                api.upload_file(
                    path_or_fileobj=path, path_in_repo=name, repo_id=repo, commit_message=f"Add {name}"
                )
        if not dry_run:
            verify(api, files, repo)


def is_there(api: "HfApi", repo: str, public: bool, dry_run: bool) -> bool:
    """Whether `repo` exists, after making it where it did not (not in a dry run).

    Raises InputError where it is public and `public` is not wanted: `--private` of other tools is ignored
    then.
    """
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        private = api.model_info(repo).private
    except RepositoryNotFoundError:
        print(f"{repo}: does not exist yet; {'public' if public else 'private'} when made.")
        if dry_run:
            return False
        api.create_repo(repo, private=not public)
        private = api.model_info(repo).private
    if not private and not public:
        what = "is public, and a model can repeat the chats that it learned from"
        raise InputError(what, "make it private on the Hub, name another, or say --public", file=repo)
    return True


def verify(api: "HfApi", files: dict[str, Path], repo: str) -> None:
    """Compares `files` with what the Hub has. Raises InputError that names what differs."""
    commit = api.model_info(repo).sha
    remote = hub.remote_files(api, repo, commit)
    if wrong := hub.different(files, remote):
        what = f"not as here: {', '.join(wrong)}"
        raise InputError(what, "run it again, and delete nothing yet", file=repo)
    # Weights of an earlier upload would be loaded beside or instead of these.
    stale = [
        name for name in remote if fnmatch(name, "*.safetensors*") and "/" not in name and name not in files
    ]
    if stale:
        what = f"has other weights too: {', '.join(stale)}"
        raise InputError(what, "delete them there, then run it again", file=repo)
    size = sum(path.stat().st_size for path in files.values())
    print(f"{repo}: verified, {len(files)} files, {size:,} bytes, commit {commit}")
