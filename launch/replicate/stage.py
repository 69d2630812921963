"""Lay out what `cog push` needs: runner, weights and our own wheel in one folder, looked over.

    python launch/replicate/stage.py outputs/mistral7b_qlora/merged        from this disk
    python launch/replicate/stage.py USER/REPO@COMMIT                      from the Hub, at one exact commit

Writes build/replicate (or --out) and says what to type next. Safe to run twice; --dry-run only says what it
would do. Weights on the same disk are linked, not copied.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.preflight import problems
from ghostprep.serving.replicate import RUNNER, lay_out

ROOT = Path(__file__).resolve().parents[2]


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("model", help="a merged model: a folder, or USER/REPO@COMMIT")
    parser.add_argument("--out", type=Path, default=Path("build/replicate"), help="default build/replicate")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    args = parser.parse_args(argv)
    if args.dry_run:
        print(f"{args.out}: would get {', '.join(RUNNER)}, the wheel of ghostprep,")
        print(f"and weights/ from {args.model}, looked over by preflight.py")
        return 0
    lay_out(args.model, args.out, ROOT)
    found = problems(args.out / "weights")
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        return 1
    print(f"{args.out}: ready. Make the model on replicate.com first, private, then:")
    print(f"  cd {args.out} && cog push r8.im/USER/MODEL --separate-weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
