"""The one place that loads a ghost and lets it write: `try_model`, `chat` and the Replicate runner import it.

    from generate import Sampling, load, reply, stream_reply
    model = load("outputs/mistral7b_qlora/merged")  # or an adapter folder, or http://127.0.0.1:8000/v1
    for piece in stream_reply(model, history, Sampling()): print(piece, end="", flush=True)

Prompts come from `ghostprep.prompt`, and what comes back is cut there and nowhere else. No stop strings are
ever sent: a ghost that does not stop by itself shall be seen.
"""

import http.client
import json
import os
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, END, Spoken, cut_reply, make_prompt

BATCH = 16
SECONDS = 300  # without a byte from a server
# What may still turn out to be the end token, or the line that opens a next turn.
_UNDECIDED = re.compile(r"(\n[AB]?|<|</|</s)\Z")


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to draw tokens. A temperature of 0 takes the likeliest one each time."""

    temperature: float = 0.7
    top_p: float = 0.95
    max_new_tokens: int = 200
    seed: int | None = None


class Model(Protocol):
    """What writes after a prompt. What it wrote ends in `</s>` exactly where the model stopped by itself."""

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]: ...

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        """The same in pieces, as they come."""
        ...


def load(model: str) -> Model:
    """A folder (adapter or merged) or the address of an OpenAI-compatible server as a Model.

    Raises InputError for what is neither, or does not answer.
    """
    return ServedModel(model) if model.startswith(("http://", "https://")) else LocalModel(Path(model))


def reply(model: Model, history: Sequence[Spoken], sampling: Sampling) -> tuple[str, bool]:
    """(my reply to `history`, whether the model stopped by itself)."""
    return cut_reply(model.write([make_prompt(history)], sampling)[0])


def stream_reply(model: Model, history: Sequence[Spoken], sampling: Sampling) -> Iterator[str]:
    """My reply to `history` in pieces; together they are what `reply` would give.

    A piece is held back while it may be the beginning of an end token or of a next turn.
    """
    written = shown = ""
    for piece in model.stream(make_prompt(history), sampling):
        written += piece
        sure, _ = cut_reply(_UNDECIDED.sub("", written))
        if len(sure) > len(shown):
            yield sure[len(shown) :]
            shown = sure
        whole, stopped = cut_reply(written)
        if stopped or len(whole) < len(written.strip()):  # ended, or went on as somebody else
            break
    yield cut_reply(written)[0][len(shown) :]


class LocalModel:
    """An adapter on its base, or a merged model, run by transformers on the GPU if there is one."""

    def __init__(self, folder: Path) -> None:
        self.network, self.tokenizer = load_network(folder)
        self.end = self.tokenizer.convert_tokens_to_ids(END)

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
        return self.tokenizer(list(prompts), return_tensors="pt", padding=True).to(self.network.device)

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]:
        written: list[str] = []
        options = self._options(sampling)
        for start in range(0, len(prompts), BATCH):
            tokens = self._tokens(prompts[start : start + BATCH])
            rows = self.network.generate(**tokens, **options)[:, tokens["input_ids"].shape[1] :]
            written += [self._decode(row) for row in rows.tolist()]
        return written

    def _decode(self, row: list[int]) -> str:
        if self.end in row:  # the rest is padding
            row = row[: row.index(self.end) + 1]
        return str(self.tokenizer.decode(row, skip_special_tokens=False))

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        from transformers import StoppingCriteriaList, TextIteratorStreamer

        streamer = TextIteratorStreamer(
            self.tokenizer, skip_prompt=True, skip_special_tokens=False, timeout=SECONDS
        )
        left = threading.Event()
        options = self._options(sampling) | {
            "streamer": streamer,
            "stopping_criteria": StoppingCriteriaList([_Left(left)]),
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
            yield from streamer
        finally:  # the listener may have left in the middle
            left.set()
            thread.join()
        if failed:
            raise failed[0]


class _Left:
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
        raise InputError(
            f"{folder}: no model here (no config.json, no adapter_config.json); train or merge first."
        )
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


class ServedModel:
    """A model behind an OpenAI-compatible address (vLLM, llama.cpp, …), asked for plain completions."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        try:
            self.name = self._get("/models")["data"][0]["id"]
        except (KeyError, IndexError, TypeError) as error:
            raise InputError(
                f"{self.url}/models: lists no model; give the address that ends in /v1."
            ) from error

    def _open(self, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get("OPENAI_API_KEY"):
            headers["Authorization"] = f"Bearer {key}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers)
        try:
            return urllib.request.urlopen(request, timeout=SECONDS)
        except urllib.error.HTTPError as error:
            raise InputError(
                f"{self.url}{path}: the server answered {error.code}; look into its log."
            ) from error
        except (OSError, ValueError) as error:
            raise InputError(
                f"{self.url}{path}: no answer ({type(error).__name__}); does the server run?"
            ) from error

    def _get(self, path: str) -> Any:
        with self._open(path) as answer:
            return _json(answer.read(), self.url + path)

    def _body(self, prompt: str, sampling: Sampling) -> dict[str, Any]:
        body = {
            "model": self.name,
            "prompt": prompt,
            "max_tokens": sampling.max_new_tokens,
            "temperature": sampling.temperature,
            "top_p": sampling.top_p,
        }
        return body if sampling.seed is None else body | {"seed": sampling.seed}

    def write(self, prompts: Sequence[str], sampling: Sampling) -> list[str]:
        seeds = [None if sampling.seed is None else sampling.seed + number for number in range(len(prompts))]
        return [
            "".join(self.stream(prompt, replace(sampling, seed=seed)))
            for prompt, seed in zip(prompts, seeds, strict=True)
        ]

    def stream(self, prompt: str, sampling: Sampling) -> Iterator[str]:
        with self._open("/completions", self._body(prompt, sampling) | {"stream": True}) as answer:
            for data in self._events(answer):
                choice = (_json(data, self.url).get("choices") or [{}])[0]
                yield choice.get("text") or ""
                if choice.get("finish_reason") == "stop":  # servers leave the end token itself out
                    yield END
                    return

    def _events(self, answer: Any) -> Iterator[bytes]:
        """The data of server-sent events, as they come."""
        try:
            for line in answer:
                data = line.removeprefix(b"data:").strip()
                if line.startswith(b"data:") and data != b"[DONE]":
                    yield data
        except (OSError, http.client.HTTPException) as error:
            raise InputError(
                f"{self.url}: broke off ({type(error).__name__}); look into the server's log."
            ) from error


def _json(data: bytes, url: str) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise InputError(
            f"{url}: does not speak JSON; give the address of an OpenAI-compatible API."
        ) from error


def val_prompts(path: Path, limit: int) -> list[tuple[str, str]]:
    """Up to `limit` (prompt, my real reply) of `reply/val.jsonl`, drawn evenly over the file."""
    try:
        rows = [json.loads(line)["segments"] for line in path.read_text(encoding="utf-8").split("\n") if line]
        pairs = [(prompt["text"].removeprefix(BOS), cut_reply(mine["text"])[0]) for prompt, mine in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"{path}: not the reply/val.jsonl that `ghostprep build` writes ({type(error).__name__})."
        ) from error
    step = max(len(pairs) / limit, 1)
    return [pairs[int(number * step)] for number in range(min(limit, len(pairs)))]
