"""The chats of one real person of `chitchat-dataset` (MIT) as an export, and the datasets built of it."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import yaml

PERSON = "720840be-e522-47ba-9e9f-143f66372673"
TOKENS = 512


def build_datasets(work: Path, base: Path) -> None:
    """data/processed and data/processed_seed below `work`, as the pack's YAMLs name them."""
    export = work / "exports" / "result.json"
    if not export.is_file():
        export.parent.mkdir(parents=True)
        export.write_text(json.dumps(telegram_export(), ensure_ascii=False), encoding="utf-8")
    for recipe, folder in (("ghostprep", "processed"), ("seed", "processed_seed")):
        out = work / "data" / folder
        if (out / "manifest.json").is_file():
            continue
        # One separator for all, so that the objectives are all that differs.
        settings = {"me": [PERSON], "recipe": recipe, "max_tokens": TOKENS, "tokenizer": str(base)}
        (work / f"{recipe}.yaml").write_text(yaml.safe_dump(settings | {"bubble_separator": " "}))
        command = [sys.executable, "-m", "ghostprep", "build", str(export)]
        subprocess.run(
            [*command, "--config", str(work / f"{recipe}.yaml"), "--out", str(out)],
            check=True,
            stdout=sys.stderr,
        )


def telegram_export() -> dict[str, object]:
    """Every chat of the person, in the form of Telegram Desktop's result.json."""
    spec = importlib.util.find_spec("chitchat_dataset")
    assert spec and spec.origin, "pip install -e '.[bench]'"
    whole = json.loads((Path(spec.origin).parent / "dataset.json").read_text(encoding="utf-8"))
    chats = []
    for number, chat in enumerate(whole.values(), 1):
        messages = [message for turn in chat["messages"] for message in turn]
        if not any(message["sender"] == PERSON for message in messages):
            continue
        rows = [
            {
                "id": ident,
                "type": "message",
                "date": message["timestamp"].removesuffix("Z")[:19],
                "from": message["sender"],
                "from_id": f"user{message['sender']}",
                "text": message["text"],
            }
            for ident, message in enumerate(messages, 1)
        ]
        chats.append({"name": f"chat {number}", "type": "personal_chat", "id": number, "messages": rows})
    return {"about": "", "chats": {"about": "", "list": chats}}
