"""Looks a merged model over before it is uploaded, served or paid for."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from ghostprep.errors import InputError, Problem
from ghostprep.prompt import make_prompt, render_turn, with_end
from ghostprep.records import Turn
from ghostprep.serving.local import LocalModel
from ghostprep.serving.model import Sampling, reply

FILES = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "chat_template.jinja",
)
HISTORY = [
    Turn(False, "salut, tu viens ce soir ?", 0, 0),
    Turn(True, "ouiii j'arrive 😘", 0, 0),
    Turn(False, "cool… à tt", 0, 0),
]
SAMPLES = (
    "ok",
    "ça va ? 👍🏽",
    "mdrrr t’es où 😂😂",
    "è é ê ü ñ œ",
    "plan B: 20h30 @ chez moi\nou 21h",
    "日本 Привет",
)
AGAIN = "merge again with launch/merge.sh"
Shapes = dict[str, tuple[int, ...]]


def problems(folder: Path) -> list[Problem]:
    """What is wrong with the model in `folder`. The first check that fails is the last one made."""
    for name, check in CHECKS:
        print(f"{name} …", flush=True)
        try:
            found = list(check(folder))
        except InputError as error:
            found = [error.problem]
        except Exception as error:  # whatever a library says of a broken file
            reason = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
            found = [Problem(f"{name}: {reason}", AGAIN, folder)]
        if found:
            return found
    return []


def check_files(folder: Path) -> Iterator[Problem]:
    """Everything that a server loads is there."""
    for name in FILES:
        if not (folder / name).is_file():
            yield Problem("missing", AGAIN, folder / name)


def check_weights(folder: Path) -> Iterator[Problem]:
    """The safetensors files are whole, and hold exactly the tensors that the config calls for."""
    found = read_shapes(folder)
    wanted, tied = wanted_shapes(folder)
    for name in sorted(wanted.keys() - found.keys() - tied):
        yield Problem(f"tensor {name} is missing", AGAIN, folder)
    for name in sorted(found.keys() - wanted.keys()):
        yield Problem(f"tensor {name} is not of this model", AGAIN, folder)
    for name in sorted(found.keys() & wanted.keys()):
        if found[name] != wanted[name]:
            what = f"tensor {name} is {found[name]}, the config says {wanted[name]}"
            yield Problem(what, AGAIN, folder)


def read_shapes(folder: Path) -> Shapes:
    """Shapes of all tensors in `folder`. Raises InputError for a file that is cut short, extra or missing."""
    files = {path.name for path in folder.glob("*.safetensors")}
    index = folder / "model.safetensors.index.json"
    listed = {"model.safetensors"}
    if index.is_file():
        listed = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    if files != listed:
        odd = ", ".join(sorted(files ^ listed))
        raise InputError(f"weights missing, or not in the index: {odd}", AGAIN, file=folder)
    return {name: shape for file in sorted(files) for name, shape in read_header(folder / file).items()}


def read_header(path: Path) -> Shapes:
    """Shapes of the tensors in one safetensors file: 8 bytes of length, JSON, then the tensors.

    Raises InputError for a file that is none, or is not as long as its header says.
    """
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        try:
            tensors = json.loads(file.read(min(size, 100_000_000)))
            tensors.pop("__metadata__", None)
            end = max(tensor["data_offsets"][1] for tensor in tensors.values())
        except (ValueError, AttributeError) as error:
            raise InputError("no safetensors file", AGAIN, file=path) from error
    if path.stat().st_size != 8 + size + end:
        what = f"{path.stat().st_size:,} bytes, its header says {8 + size + end:,}"
        raise InputError(what, AGAIN, file=path)
    return {name: tuple(tensor["shape"]) for name, tensor in tensors.items()}


def wanted_shapes(folder: Path) -> tuple[Shapes, set[str]]:
    """Shapes of the tensors that the config calls for, and the names of those that may be left out."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    with torch.device("meta"):  # no memory is used
        model = AutoModelForCausalLM.from_config(AutoConfig.from_pretrained(folder))
    shapes = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    tied = {"lm_head.weight"} if model.config.tie_word_embeddings else set()
    return shapes, tied


def check_tokenizer(folder: Path) -> Iterator[Problem]:
    """What is encoded comes back, `<s>` stands first, and the end token is one token that ends each turn."""
    from transformers import AutoConfig, AutoTokenizer, GenerationConfig

    tokenizer = AutoTokenizer.from_pretrained(folder)
    for number, text in enumerate(SAMPLES):
        if tokenizer.decode(tokenizer(text, add_special_tokens=False).input_ids) != text:
            yield Problem(f"sample {number} does not survive the tokenizer", AGAIN, folder)
    end = tokenizer.eos_token_id
    for name, settings in (("config.json", AutoConfig), ("generation_config.json", GenerationConfig)):
        ends = settings.from_pretrained(folder).eos_token_id
        if end not in (ends if isinstance(ends, list) else [ends]):
            yield Problem(f"eos_token_id is {ends}, {tokenizer.eos_token} is {end}", AGAIN, folder / name)
    mine = tokenizer(render_turn(HISTORY[1], end=tokenizer.eos_token)).input_ids
    if mine[-1] != end or mine.count(end) != 1:
        yield Problem("a turn does not end with the end token, once", AGAIN, folder)
    prompt = tokenizer(with_end(make_prompt(HISTORY), tokenizer.eos_token)).input_ids
    if tokenizer.bos_token and (prompt[0] != tokenizer.bos_token_id or prompt.count(prompt[0]) != 1):
        yield Problem("<s> does not stand first in a prompt, once", AGAIN, folder)
    if len(tokenizer) > AutoConfig.from_pretrained(folder).vocab_size:
        yield Problem(f"the tokenizer has {len(tokenizer)} tokens, more than the model", AGAIN, folder)


def check_template(folder: Path) -> Iterator[Problem]:
    """A chat server gives the model the very tokens that it was trained on."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    messages = [{"role": "assistant" if turn.mine else "user", "content": turn.text} for turn in HISTORY]
    served = tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_dict=False)
    if served != tokenizer(with_end(make_prompt(HISTORY), tokenizer.eos_token)).input_ids:
        yield Problem("renders another prompt than ghostprep.prompt", AGAIN, folder / "chat_template.jinja")


def check_reply(folder: Path) -> Iterator[Problem]:
    """It answers something."""
    text, stopped = reply(LocalModel(folder), HISTORY, Sampling(max_new_tokens=64, seed=0))
    print(f"  {len(text)} characters, {'stopped by itself' if stopped else 'cut after 64 tokens'}")
    if not text:
        yield Problem("the reply is empty", "train for longer", folder)


CHECKS: tuple[tuple[str, Callable[[Path], Iterator[Problem]]], ...] = (
    ("files", check_files),
    ("weights", check_weights),
    ("tokenizer", check_tokenizer),
    ("template", check_template),
    ("reply", check_reply),
)
