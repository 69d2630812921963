"""Is it me, and does it stop? Lets a model answer real prompts and measures what it wrote.

    python launch/try_model.py MODEL [--prompts data/processed/reply/val.jsonl] [--limit 200] [--verbose]

MODEL is an adapter folder, a merged folder or the address of an OpenAI-compatible server (http://…/v1). No
stop strings are sent and nothing is cut off. Prints each figure with its limit, exits 1 when one is missed.
The replies are shown only with --verbose.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.load import load
from ghostprep.serving.model import Sampling
from ghostprep.serving.prompts import choose_prompts
from ghostprep.serving.try_model import judge, show
from ghostprep.training.launch_settings import PROMPTS


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("model", help="adapter folder, merged folder, or http://…/v1")
    parser.add_argument(
        "--prompts", type=Path, help=f"reply/val.jsonl of a build (default: {PROMPTS} if it exists)"
    )
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="prompts (default 200)")
    parser.add_argument("--temperature", type=float, default=0.7)
    parser.add_argument("--max-new-tokens", type=int, default=200, metavar="N")
    parser.add_argument("--min-stops", type=float, default=0.995, help="share that must stop (default 0.995)")
    parser.add_argument("--verbose", action="store_true", help="show each prompt and what was written")
    args = parser.parse_args(argv)
    pairs = choose_prompts(args.prompts, args.limit)
    sampling = Sampling(args.temperature, max_new_tokens=args.max_new_tokens, seed=0)
    written = load(args.model).write([prompt for prompt, _ in pairs], sampling)
    if args.verbose:
        for (prompt, _), text in zip(pairs, written, strict=True):
            print(f"{prompt}{text}\n{'-' * 40}")
    figures = judge(written, [mine for _, mine in pairs if mine], args.min_stops)
    print(f"{len(written)} replies at temperature {args.temperature:g}, no stop strings, nothing cut")
    show(figures)
    return 1 if any(figure.passed is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
