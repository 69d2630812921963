"""A ghost on this machine, run by transformers: an adapter on its base, or a merged model."""

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ghostprep.errors import InputError
from ghostprep.prompt import END, with_end
from ghostprep.serving.model import Sampling

BATCH = 16
PATIENCE = 300
"""Seconds without a token after which a stream is given up."""


class LocalModel:
    """An adapter on its base, or a merged model, run by transformers on the GPU if there is one."""

    def __init__(self, folder: Path) -> None:
        self.network, self.tokenizer = load_network(folder)
        self.end = self.tokenizer.eos_token_id

    def _options(self, sampling: Sampling) -> dict[str, Any]:
        import torch

        if sampling.seed is not None:
            torch.manual_seed(sampling.seed)
        drawn = {"temperature": sampling.temperature, "top_p": sampling.top_p, "top_k": 0}
        return {
            "max_new_tokens": sampling.max_new_tokens,
            "do_sample": sampling.temperature > 0,
            "eos_token_id": self.end,
            "pad_token_id": self.end,
            **(drawn if sampling.temperature > 0 else {"temperature": None, "top_p": None, "top_k": None}),
        }

    def _tokens(self, prompts: Sequence[str]) -> Any:
        texts = [with_end(prompt, self.tokenizer.eos_token) for prompt in prompts]
        return self.tokenizer(texts, return_tensors="pt", padding=True).to(self.network.device)

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]:
        written: list[str] = []
        options = self._options(sampling)
        for start in range(0, len(prompts), BATCH):
            tokens = self._tokens(prompts[start : start + BATCH])
            rows = self.network.generate(**tokens, **options)[:, tokens["input_ids"].shape[1] :]
            written += [self._decode(row) for row in rows.tolist()]
        return written

    def _decode(self, row: list[int]) -> str:
        stopped = self.end in row
        if stopped:  # the rest is padding
            row = row[: row.index(self.end)]
        return str(self.tokenizer.decode(row, skip_special_tokens=False)) + END * stopped

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        from transformers import StoppingCriteriaList, TextIteratorStreamer

        streamer = TextIteratorStreamer(
            self.tokenizer, skip_prompt=True, skip_special_tokens=False, timeout=PATIENCE
        )
        deserted = threading.Event()
        options = self._options(sampling) | {
            "streamer": streamer,
            "stopping_criteria": StoppingCriteriaList([_Unheard(deserted)]),
        }
        failed: list[Exception] = []

        def run() -> None:
            try:
                self.network.generate(**self._tokens([prompt]), **options)
            except Exception as error:
                failed.append(error)
                streamer.end()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        try:
            for piece in streamer:
                yield piece.replace(self.tokenizer.eos_token, END)
        finally:  # the listener may have left in the middle
            deserted.set()
            thread.join()
        if failed:
            raise failed[0]


class _Unheard:
    """A stopping criterion of transformers: nobody listens any more."""

    def __init__(self, event: threading.Event) -> None:
        self.event = event

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        import torch

        return torch.full((input_ids.shape[0],), self.event.is_set(), device=input_ids.device)


def load_network(folder: Path) -> tuple[Any, Any]:
    """(network, tokenizer) of a merged model, or of an adapter on its base.

    16-bit on a GPU, 32-bit on a CPU; a base that was trained on in 4 bits is loaded so. Raises InputError for
    a folder that holds no model.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    if not any((folder / name).is_file() for name in ("config.json", "adapter_config.json")):
        what = "no model here (no config.json, no adapter_config.json)"
        raise InputError(what, "train or merge first", file=folder)
    gpu = torch.cuda.is_available()
    options: dict[str, Any] = {"dtype": torch.bfloat16 if gpu else torch.float32}
    options["device_map"] = {"": 0} if gpu else "cpu"
    if (folder / "adapter_config.json").is_file():
        network = _with_adapter(folder, options)
    else:
        network = AutoModelForCausalLM.from_pretrained(folder, **options)
    tokenizer = AutoTokenizer.from_pretrained(folder, padding_side="left")
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return network.eval(), tokenizer


def _with_adapter(folder: Path, options: dict[str, Any]) -> Any:
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    adapter = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
    if trained_in_4bit(folder):
        options = options | {"quantization_config": nf4(options["dtype"])}
    base = AutoModelForCausalLM.from_pretrained(
        adapter["base_model_name_or_path"], revision=adapter.get("revision") or "main", **options
    )
    return PeftModel.from_pretrained(base, folder)


def trained_in_4bit(adapter: Path) -> bool:
    """Whether the base below this adapter was in 4 bits: Axolotl leaves its config beside the adapter."""
    config = adapter / "config.json"
    return config.is_file() and "quantization_config" in json.loads(config.read_text(encoding="utf-8"))


def nf4(dtype: Any) -> Any:
    """The 4-bit settings that Axolotl trains a QLoRA with."""
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=dtype,
    )
