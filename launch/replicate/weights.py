"""Download a merged model from the Hub at one exact commit, and verify every file.

    python launch/replicate/weights.py USER/REPO COMMIT FOLDER

COMMIT is the 40 digits that publish.py printed: a branch could change under you. Run it again after a break
and it goes on.
"""

import argparse
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import hub
import publish

if TYPE_CHECKING:
    from huggingface_hub import HfApi


def download(api: "HfApi", repo: str, commit: str, folder: Path) -> None:
    """The model files of `repo` at `commit` into `folder`. Raises HubError for anything that differs."""
    if not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise hub.HubError(f"{repo}: {commit!r} is no commit; give the 40 digits that publish.py printed.")
    api.snapshot_download(repo, revision=commit, local_dir=folder, allow_patterns=list(publish.MODEL_FILES))
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # notes of the download, not for the image
    remote = hub.remote_files(api, repo, commit)
    files = publish.model_files(folder)
    wrong = [name for name, path in files.items() if name not in remote or not hub.same(path, remote[name])]
    if wrong:
        raise hub.HubError(f"{folder}: not as in {repo}: {', '.join(wrong)}. Delete them and run it again.")
    print(f"{folder}: {len(files)} files of {repo} at {commit}, verified")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("repo", help="USER/REPO on the Hub")
    parser.add_argument("commit", help="its commit, 40 hexadecimal digits")
    parser.add_argument("folder", type=Path, help="where to put the model")
    args = parser.parse_args(argv)

    def work() -> None:
        download(hub.connect(), args.repo, args.commit, args.folder)

    problem = hub.one_line(work, "Run it again to go on where it stopped.")
    print(problem, end="\n" if problem else "", file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
