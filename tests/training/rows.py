"""Small training sets in the formats that `build` writes, spelt out, for tests of what reads them."""

import json
from pathlib import Path
from typing import Any

END = "</s>"
CHATS = (
    ("B", "t'es où ?"),
    ("A", "dans le train 🚆"),
    ("B", "ok"),
    ("A", "j'arrive dans 10 min"),
    ("A", "promis"),
    ("B", "haha tu dis ça à chaque fois"),
    ("A", "😘"),
)
"""(label, text): a follow-up of mine, a reply of one emoji, accents."""

FORMATS = ("completion", "reply", "mixed", "sessions")


def line(label: str, text: str) -> str:
    return f"{label}: {text}{END if label == 'A' else ''}"


def windows() -> list[tuple[str, str]]:
    """(context and "A:", my reply) for each of my turns that has something before it."""
    mine = [place for place, (label, _) in enumerate(CHATS) if label == "A" and place]
    return [("\n".join([*(line(*turn) for turn in CHATS[:place]), "A:"]), CHATS[place][1]) for place in mine]


def rows(kind: str) -> list[dict[str, Any]]:
    """Rows of one of FORMATS or of "seed", as `build` writes them."""
    if kind == "completion":
        return [{"text": f"{prompt} {reply}{END}"} for prompt, reply in windows()]
    if kind == "seed":
        return [{"text": f"{prompt} {reply}".replace(END, "") + END} for prompt, reply in windows()]
    if kind == "reply":
        return [
            {
                "segments": [
                    {"label": False, "text": f"<s>{prompt}"},
                    {"label": True, "text": f" {reply}{END}"},
                ]
            }
            for prompt, reply in windows()
        ]
    if kind == "mixed":
        whole = [{"segments": [{"label": True, "text": f"<s>{row['text']}"}]} for row in rows("completion")]
        return [*rows("reply")[:-1], whole[-1]]
    roles = {"A": "assistant", "B": "user"}
    messages = [
        {"role": roles[label], "content": f" {text}", "train": label == "A", "fresh": True}
        for label, text in CHATS
    ]
    return [{"messages": messages}]


def write_rows(path: Path, content: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content), encoding="utf-8")
    return path


def write_sets(folder: Path, copies: int = 1) -> None:
    """Every file that the config pack names, under `folder`; 200 copies fill several micro-batches."""
    bases = ("nemo", "small", "eurollm", "qwen")
    for name in ("processed", "processed_seed", *(f"processed_{base}" for base in bases)):
        kinds = ("seed", "reply") if name == "processed_seed" else FORMATS
        for kind in kinds:
            for split in ("train", "val"):
                place = folder / "data" / name / ("completion" if kind == "seed" else kind) / f"{split}.jsonl"
                write_rows(place, rows(kind) * copies)
