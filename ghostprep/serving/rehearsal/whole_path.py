"""From examples/exports to a ghost that answers, by the commands and scripts that a person runs.

Axolotl is the real one. The model is tiny and random: try_model is right to find it wanting, what counts is
that it judged. The Hub is a stand-in on loopback.
"""

import shlex
import shutil
from pathlib import Path

import yaml

from ghostprep.serving.rehearsal.cpu_config import rehearsal_config
from ghostprep.serving.rehearsal.hub_server import TOKEN, HubServer
from ghostprep.serving.rehearsal.steps import Part, Step, run_steps

BASELINE = "axolotl_configs/mistral7b_qlora.yaml"
MERGED = "outputs/mistral7b_qlora/merged"


def rehearse_whole_path(root: Path, folder: Path) -> int:
    """Goes the path of the repository at `root` in an emptied `folder`; 0 if all of it passed, else 1."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    baseline = yaml.safe_load((root / BASELINE).read_text(encoding="utf-8"))
    settings = rehearsal_config(baseline, Path("base"), steps=4) | {"dataset_prepared_path": "prepared"}
    (folder / "tiny.yaml").write_text(yaml.safe_dump(settings))
    with HubServer() as hub:
        return run_steps(whole_path(root, folder, hub.url), folder)


def whole_path(root: Path, folder: Path, hub_url: str) -> list[Step]:
    """All steps from exports to a ghost that answers."""
    launch, examples, baseline = (shlex.quote(str(root / name)) for name in ("launch", "examples", BASELINE))
    hub = {"HF_ENDPOINT": hub_url, "HF_TOKEN": TOKEN, "HF_HUB_OFFLINE": "0", "HF_HOME": str(folder / "hub")}
    return [
        Step(f"python -m ghostprep build {examples}/exports --config {examples}/ghostprep.yaml",
             [Part("build", r"Replies +(\d+) to learn from", "{} replies to learn from")]),
        Step("python -m ghostprep check data/processed",
             [Part("check", r"(\d+) files checked", "{} files, nothing wrong")], ["build"]),
        Step(f"python -m ghostprep estimate {baseline}",
             [Part("estimate", r"goes badly .* ([\d.]+) h +(\$\S+)", "H100: at most {} h, {}")], ["build"]),
        Step("python -m ghostprep.serving.tiny_base base",
             [Part("base", r"(?m)^base$", "a random Mistral of two layers with the real tokenizer")]),
        Step(f"{launch}/train.sh tiny.yaml --cpu", [
             Part("train", r"(?s)'eval_loss': '([\d.]+)'.*'eval_loss': '([\d.]+)'",
                  "real Axolotl, loss on val {} → {}"),
             Part("merge", r"base \+ adapter: (\d+ of \d+) likeliest tokens agree",
                  "{} likeliest tokens as base + adapter has them", r"\+ .*/merge\.sh "),
             Part("try", r"(?s)(\d+) replies at .*stops by itself +(\S+).*\nlanguage ",
                  "{} replies judged; {} stop by themselves, with random weights", r"\+ .*/try_model\.py "),
             ], ["check", "base"], 540, (0, 4)),
        Step(f"python {launch}/chat.py {MERGED} --max-new-tokens 24",
             [Part("chat", r"(?s)ghost> .+ghost> .+\(forgotten\)", "a reply, another one, all forgotten")],
             ["merge"], typed="salut, tu viens ?\n/regen\n/reset\n/quit\n"),
        Step(f"python {launch}/publish.py {MERGED} nora/ghost",
             [Part("publish", r"verified, (\d+ files, [\d,]+ bytes)", "{} verified on the stand-in Hub")],
             ["merge"], environment=hub),
        Step(f"python {launch}/replicate/stage.py {MERGED} --out replicate",
             [Part("stage", r": ready", "wheel and weights laid out, preflight passed")], ["merge"]),
        Step("python -m ghostprep.serving.rehearsal.cog_server replicate",
             [Part("serve", r"answered (\d+ characters)", "cog's server answered {}")], ["stage"]),
    ]  # fmt: skip
