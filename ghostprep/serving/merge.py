"""Finish a merged model so that it can be served: what Axolotl's merge leaves out. `merge.sh` runs this.

    python -m ghostprep.serving.merge CONFIG.yaml [--peft16]

Puts back what Axolotl's merge rounds and QLoRA never did (embeddings, output layer). Writes tokenizer,
generation defaults, the chat template of our `A:`/`B:` lines and a model card without samples into
OUTPUT_DIR/merged, and notes the pinned base in the adapter. `--peft16` merges here, the plain way: adapter
into the 16-bit base. (Axolotl's merge, done before, rounds the base as QLoRA saw it.)
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ghostprep import script
from ghostprep.errors import InputError
from ghostprep.serving.chat_template import chat_template
from ghostprep.serving.model_card import model_card
from ghostprep.tokens import puts_space
from ghostprep.training.config import load_training_config

SAMPLING = {"do_sample": True, "temperature": 0.7, "top_p": 0.95, "max_new_tokens": 200}
# Module → its weights: what neither bitsandbytes quantizes nor a LoRA on all linear layers touches.
UNQUANTIZED = {"embed_tokens": "model.embed_tokens.weight", "lm_head": "lm_head.weight"}


def merge_16bit(config: dict[str, Any], adapter: Path, merged: Path) -> None:
    """Melts the adapter into the base in 16 bits (32 on a CPU), without rounding it through NF4 first."""
    import torch
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    dtype = torch.bfloat16 if torch.cuda.is_available() else torch.float32
    base = AutoModelForCausalLM.from_pretrained(
        config["base_model"], revision=config.get("revision_of_model") or "main", dtype=dtype
    )
    PeftModel.from_pretrained(base, adapter).merge_and_unload().save_pretrained(merged)


def restore_unquantized(config: dict[str, Any], adapter: Path, merged: Path) -> None:
    """Puts the base's own embeddings and output layer back into `merged`.

    QLoRA keeps both in 16 bits, but Axolotl 0.19's merge rounds every matrix through NF4: of the likeliest
    tokens of a tiny model 80% agreed with base + adapter then, all of them once these two were back.
    """
    from safetensors import safe_open
    from safetensors.torch import load_file, save_file

    trained = json.loads((adapter / "adapter_config.json").read_text(encoding="utf-8")).get("modules_to_save")
    names = [name for module, name in UNQUANTIZED.items() if module not in (trained or [])]
    originals: dict[str, Any] = {}
    for shard in weight_files(base_folder(config)):
        with safe_open(shard, "pt") as file:
            originals |= {name: file.get_tensor(name) for name in {*names} & {*file.keys()}}
    for shard in weight_files(merged):
        with safe_open(shard, "pt") as file:
            inside = originals.keys() & {*file.keys()}
        if inside:
            tensors = load_file(shard)
            tensors |= {name: originals[name].to(tensors[name].dtype) for name in inside}
            aside = shard.with_suffix(".writing")
            save_file(tensors, aside, {"format": "pt"})
            aside.replace(shard)


def weight_files(folder: Path) -> list[Path]:
    """The files that transformers loads; Mistral's repositories hold a second copy, `consolidated`."""
    return sorted(folder.glob("model*.safetensors"))


def base_folder(config: dict[str, Any]) -> Path:
    """Where the weights of the base lie, which a merge has downloaded before."""
    from huggingface_hub import snapshot_download

    base = str(config["base_model"])
    if Path(base).is_dir():
        return Path(base)
    wanted = ["model*.safetensors", "*.json"]
    return Path(snapshot_download(base, revision=config.get("revision_of_model"), allow_patterns=wanted))


def pin_base(adapter: Path, revision: str | None) -> None:
    """Notes in the adapter which revision of its base it was trained on: Axolotl does not."""
    path = adapter / "adapter_config.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    if revision and settings.get("revision") != revision:
        path.write_text(json.dumps(settings | {"revision": revision}, indent=2) + "\n", encoding="utf-8")


def finish(config: dict[str, Any], name: str, adapter: Path, merged: Path) -> None:
    """Makes the folder `merged` complete: all but the weights."""
    from transformers import AutoTokenizer, GenerationConfig

    # With it there, transformers would load another tokenizer, to which the end token is three plain ones.
    (merged / "tekken.json").unlink(missing_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(adapter)
    tokenizer.chat_template = chat_template(opening(tokenizer))
    tokenizer.save_pretrained(merged)
    end = tokenizer.eos_token_id
    padding = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else end
    GenerationConfig(
        bos_token_id=tokenizer.bos_token_id, eos_token_id=end, pad_token_id=padding, **SAMPLING
    ).save_pretrained(merged)
    (merged / "README.md").write_text(model_card(config, name), encoding="utf-8")


def opening(tokenizer: Any) -> str:
    """What begins a rendered chat, as Jinja: the base's first token and the space that training saw."""
    if tokenizer.bos_token is None:
        return "''"
    spaced = puts_space(lambda text: len(tokenizer(text, add_special_tokens=False).input_ids))
    return "bos_token + ' '" if spaced else "bos_token"


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("config", type=Path, help="the Axolotl YAML that trained the adapter")
    parser.add_argument("--peft16", action="store_true", help="merge into the 16-bit base here")
    args = parser.parse_args(argv)
    settings = load_training_config(args.config)
    config, adapter = settings.raw, settings.output_dir
    if not (adapter / "adapter_model.safetensors").is_file():
        raise InputError("no adapter here", f"train with {args.config} first", file=adapter)
    pin_base(adapter, config.get("revision_of_model"))
    if args.peft16:
        merge_16bit(config, adapter, adapter / "merged")
    elif config.get("adapter") == "qlora":
        restore_unquantized(config, adapter, adapter / "merged")
    if not weight_files(adapter / "merged"):
        mend = "look into the log of the merge"
        raise InputError("no merged weights here", mend, file=adapter / "merged")
    finish(config, args.config.stem, adapter, adapter / "merged")
    print(f"{adapter / 'merged'}: complete")
    return 0


if __name__ == "__main__":
    sys.exit(main())
