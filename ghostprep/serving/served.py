"""A ghost behind an OpenAI-compatible address (vLLM, llama.cpp, …)."""

import http.client
import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ghostprep.errors import InputError
from ghostprep.prompt import END
from ghostprep.serving.model import Sampling

PATIENCE = 300
"""Seconds without a byte after which a server is given up."""


class ServedModel:
    """A server that is asked for plain completions."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        try:
            self.name = self._get("/models")["data"][0]["id"]
        except (KeyError, IndexError, TypeError) as error:
            mend = "give the address that ends in /v1"
            raise InputError("lists no model", mend, file=f"{self.url}/models") from error

    def _open(self, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get("OPENAI_API_KEY"):
            headers["Authorization"] = f"Bearer {key}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers)
        try:
            return urllib.request.urlopen(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            what = f"the server answered {error.code}"
            raise InputError(what, "look into its log", file=self.url + path) from error
        except (OSError, ValueError) as error:
            what = f"no answer ({type(error).__name__})"
            raise InputError(what, "see whether the server runs", file=self.url + path) from error

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
            what = f"broke off ({type(error).__name__})"
            raise InputError(what, "look into the server's log", file=self.url) from error


def _json(data: bytes, url: str) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        mend = "give the address of an OpenAI-compatible API"
        raise InputError("does not speak JSON", mend, file=url) from error
