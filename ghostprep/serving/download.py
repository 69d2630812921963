"""Gets a published model back from the Hub, at one exact commit, and verifies every file."""

import re
import shutil
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.serving import hub
from ghostprep.serving.publish import MODEL_FILES, model_files


def download(repo: str, commit: str, folder: Path) -> None:
    """The model files of `repo` at `commit` (40 hexadecimal digits) into `folder`; goes on after a break.

    Raises InputError for another name of a commit, which could change under you, and for a file that differs.
    """
    if not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise InputError(f"{commit!r} is no commit", "give the 40 digits that publish.py printed", file=repo)
    with hub.connect(repo) as api:
        api.snapshot_download(repo, revision=commit, local_dir=folder, allow_patterns=list(MODEL_FILES))
        shutil.rmtree(folder / ".cache", ignore_errors=True)  # notes of the download, not for the image
        files = model_files(folder)
        wrong = hub.different(files, hub.remote_files(api, repo, commit))
    if wrong:
        what = f"not as in {repo}: {', '.join(wrong)}"
        raise InputError(what, "delete them and run it again", file=folder)
    print(f"{folder}: {len(files)} files of {repo} at {commit}, verified")
