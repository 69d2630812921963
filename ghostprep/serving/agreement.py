"""Does the merged model answer as base + adapter do? How often is the likeliest token of both the same?

    python -m ghostprep.serving.agreement CONFIG.yaml [--prompts data/processed/reply/val.jsonl] [--limit 100]

Both read prompts with my real replies, and at every token of a reply the likeliest one is noted. Prints
the share that agrees and exits 1 below --at-least. No text is printed. `merge.sh` runs this.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ghostprep import script
from ghostprep.errors import InputError
from ghostprep.prompt import make_reply
from ghostprep.serving.local import load_network
from ghostprep.serving.prompts import val_prompts
from ghostprep.training.config import load_training_config
from ghostprep.training.launch_settings import PROMPTS


def best_tokens(model: Path, pairs: Sequence[tuple[str, str]]) -> list[list[int]]:
    """For each (prompt, reply): the likeliest token at every place of the reply, its end included."""
    network, tokenizer = load_network(model)
    return [list(_best(network, tokenizer, prompt, reply)) for prompt, reply in pairs]


def _best(network: Any, tokenizer: Any, prompt: str, reply: str) -> Iterator[int]:
    import torch

    start = len(tokenizer(prompt)["input_ids"])
    tokens = tokenizer(prompt + make_reply(reply), return_tensors="pt").to(network.device)
    with torch.inference_mode():
        logits = network(**tokens).logits[0, start - 1 : -1]
    yield from logits.argmax(-1).tolist()


def agreement(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> tuple[int, int]:
    """(tokens that agree, tokens) of two models' best tokens for the same replies."""
    same = [a == b for x, y in zip(one, other, strict=True) for a, b in zip(x, y, strict=True)]
    return sum(same), len(same)


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path, help="the Axolotl YAML that trained the adapter")
    parser.add_argument("--prompts", type=Path, default=PROMPTS)
    parser.add_argument("--limit", type=int, default=100, help="prompts at most (default 100)")
    parser.add_argument("--at-least", type=float, default=0.95, help="share that must agree (default 0.95)")
    args = parser.parse_args(argv)
    adapter = load_training_config(args.config).output_dir
    pairs = val_prompts(args.prompts, args.limit)
    same, total = agreement(best_tokens(adapter, pairs), best_tokens(adapter / "merged", pairs))
    if not total:
        raise InputError("no replies to compare on", "build a dataset first", file=args.prompts)
    print(f"merged against base + adapter: {same} of {total} likeliest tokens agree ({same / total:.1%})")
    return 0 if same / total >= args.at_least else 1


if __name__ == "__main__":
    sys.exit(main())
