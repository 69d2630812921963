"""Put a merged model or an adapter into a private Hugging Face repository, and verify that it arrived.

    python launch/publish.py outputs/mistral7b_qlora/merged USER/REPO [--dry-run]

A model trained on private chats can repeat them: a new repository is private, and one that is public already
is refused without --public. Only the files of a model are sent, one commit each, and none that is there
already: run it again after a break and it goes on. It says "verified" only after every file on the Hub has
the size and the hash of the one here. The token (`hf auth login` or HF_TOKEN) needs write access.
"""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ghostprep import script
from ghostprep.serving.publish import checkpoint_files, model_files, publish


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("folder", type=Path, help="a merged model, or an adapter")
    parser.add_argument("repo", help="USER/REPO on the Hub")
    parser.add_argument("--public", action="store_true", help="anybody may have it (default: private)")
    parser.add_argument("--checkpoints", action="store_true", help="also the complete checkpoints in FOLDER")
    parser.add_argument("--dry-run", action="store_true", help="look at both sides, change nothing")
    args = parser.parse_args(argv)
    if len(PurePosixPath(args.repo).parts) != 2:
        parser.error(f"{args.repo}: a repository is USER/REPO")
    files = model_files(args.folder) | (checkpoint_files(args.folder) if args.checkpoints else {})
    publish(files, args.repo, args.public, args.dry_run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
