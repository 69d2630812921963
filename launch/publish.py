"""Put a merged model or an adapter into a private Hugging Face repository, and verify that it arrived.

    python launch/publish.py outputs/mistral7b_qlora/merged USER/REPO [--dry-run]

A model trained on private chats can repeat them: a new repository is private, and one that is public already
is refused without --public. Only the files of a model are sent, one commit each, and none that is there
already: run it again after a break and it goes on. It says "verified" only after every file on the Hub has
the size and the hash of the one here. The token (`hf auth login` or HF_TOKEN) needs write access.
"""

import argparse
import sys
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import hub

if TYPE_CHECKING:
    from huggingface_hub import HfApi

# Whatever else lies in the folder (logs, datasets, tokenized rows) stays at home.
MODEL_FILES = (
    "*.safetensors", "*.safetensors.index.json", "README.md",
    "config.json", "generation_config.json", "adapter_config.json",
    "tokenizer.json", "tokenizer.model", "tekken.json", "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json", "chat_template.jinja",
)  # fmt: skip
# Written last into a checkpoint: one without it was cut off and resumes nothing.
CHECKPOINT_DONE = "trainer_state.json"


def model_files(folder: Path) -> dict[str, Path]:
    """Name in the repository → file, for what lies directly in `folder` and belongs to a model."""
    if not folder.is_dir():
        raise hub.HubError(f"{folder}: no such folder.")
    found = {
        path.name: path
        for path in sorted(folder.iterdir())
        if path.is_file() and any(fnmatch(path.name, pattern) for pattern in MODEL_FILES)
    }
    if not any(name.endswith(".safetensors") for name in found):
        raise hub.HubError(f"{folder}: no *.safetensors in it; give a merged model or an adapter.")
    return found


def checkpoint_files(folder: Path) -> dict[str, Path]:
    """Name in the repository → file, for every complete checkpoint in `folder`."""
    done = [path.parent for path in folder.glob(f"checkpoint-*/{CHECKPOINT_DONE}")]
    files = sorted(path for checkpoint in done for path in checkpoint.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def repository_is_safe(api: "HfApi", repo: str, public: bool, dry_run: bool) -> bool:
    """Whether `repo` exists, after making it where it did not (not in a dry run).

    Raises HubError where it is public and `public` is not wanted: `--private` of other tools is ignored then.
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
        raise hub.HubError(
            f"{repo}: is public, and a model can repeat the chats it learned from. "
            "Make it private on the Hub, name another, or say --public."
        )
    return True


def publish(api: "HfApi", files: dict[str, Path], repo: str, public: bool, dry_run: bool) -> None:
    """Send the `files` that `repo` lacks, then compare all of them with the Hub. Raises HubError."""
    exists = repository_is_safe(api, repo, public, dry_run)
    remote = hub.remote_files(api, repo) if exists else {}
    for name, path in files.items():
        if name in remote and hub.same(path, remote[name]):
            print(f"{name}: there already")
            continue
        print(f"{name}: {path.stat().st_size / 1e6:,.1f} MB{' would be sent' if dry_run else ''}", flush=True)
        if not dry_run:
            api.upload_file(
                path_or_fileobj=path, path_in_repo=name, repo_id=repo, commit_message=f"Add {name}"
            )
    if not dry_run:
        verify(api, files, repo)


def verify(api: "HfApi", files: dict[str, Path], repo: str) -> None:
    """Compare `files` with what the Hub has. Raises HubError that names what differs."""
    commit = api.model_info(repo).sha
    remote = hub.remote_files(api, repo, commit)
    wrong = [name for name, path in files.items() if name not in remote or not hub.same(path, remote[name])]
    if wrong:
        raise hub.HubError(f"{repo}: not as here: {', '.join(wrong)}. Run it again; delete nothing yet.")
    # Weights of an earlier upload would be loaded beside or instead of these.
    stale = [
        name for name in remote if fnmatch(name, "*.safetensors*") and "/" not in name and name not in files
    ]
    if stale:
        raise hub.HubError(
            f"{repo}: has other weights too: {', '.join(stale)}. Delete them there, then run it again."
        )
    size = sum(path.stat().st_size for path in files.values())
    print(f"{repo}: verified, {len(files)} files, {size:,} bytes, commit {commit}")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="a merged model, or an adapter")
    parser.add_argument("repo", help="USER/REPO on the Hub")
    parser.add_argument("--public", action="store_true", help="anybody may have it (default: private)")
    parser.add_argument("--checkpoints", action="store_true", help="also the complete checkpoints in FOLDER")
    parser.add_argument("--dry-run", action="store_true", help="look at both sides, change nothing")
    args = parser.parse_args(argv)
    if len(PurePosixPath(args.repo).parts) != 2:
        parser.error(f"{args.repo}: a repository is USER/REPO")

    def work() -> None:
        files = model_files(args.folder) | (checkpoint_files(args.folder) if args.checkpoints else {})
        publish(hub.connect(), files, args.repo, args.public, args.dry_run)

    problem = hub.one_line(work, "Run it again to go on where it stopped.")
    print(problem, end="\n" if problem else "", file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
