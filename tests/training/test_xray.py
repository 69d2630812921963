"""The X-ray: Axolotl's own tokens and labels, what they teach, and the page that shows them."""

import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.prompt import neutralise
from ghostprep.training import xray
from ghostprep.training.anatomy import NO_LOSS, Part, dissect
from ghostprep.training.config import load_training_config
from ghostprep.training.tokenized import AxolotlRows
from tests.published_tokenizer import published_v3
from tests.training.rows import CHATS, END, line, rows, write_rows, write_sets

PACK = Path(__file__).parents[2] / "axolotl_configs"
MASKED = {"mistral7b_qlora_reply": "reply", "mistral7b_qlora_sessions": "sessions"}
HOSTILE = (
    '<script>document.title="taken"</script><img src="http://127.0.0.1:{port}/x" onerror=alert(1)>&amp;"\''
)


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_sets(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config(name: str) -> Path:
    return PACK / f"{name}.yaml"


def xrayed(name: str, html: Path | None = None, limit: int = 9) -> str:
    return xray.run(config(name), None, html, limit)


def counts(report: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z][a-z ]+?)  +(.*)$", report, re.MULTILINE))


def use(kind: str, content: list[dict[str, Any]]) -> None:
    for split in ("train", "val"):
        write_rows(Path(f"data/processed/{kind}/{split}.jsonl"), content)


def test_sessions_train_every_turn_of_mine_once_with_its_end() -> None:
    report = xrayed("mistral7b_qlora_sessions")
    chat = "\n".join(
        f"{label}:⟦ {text}{END}⟧" if label == "A" else f"{label}: {text}" for label, text in CHATS
    )
    assert f"<s>{chat}\n" in report
    told = counts(report)
    assert told["turns of mine"] == "4, trained 4"
    assert told["trained and ended"] == "4 (100.0%)"
    assert told["of those mine"].endswith("(100%)")


def test_a_reply_row_trains_its_last_turn_only() -> None:
    report = xrayed("mistral7b_qlora_reply")
    assert "<s>B: t'es où ?\nA: dans le train 🚆</s>\nB: ok\nA:⟦ j'arrive dans 10 min</s>⟧\n" in report
    assert counts(report)["turns of mine"] == "10, trained 4"


def test_sessions_of_both_sides_train_every_turn_once() -> None:
    carried = [
        {"role": "user", "content": " hier", "train": False, "fresh": False},
        {"role": "assistant", "content": " oui", "train": False, "fresh": False},
        {"role": "user", "content": " et demain ?", "train": False, "fresh": True},
        {"role": "assistant", "content": " ok", "train": True, "fresh": True},
    ]
    use("sessions", [{"messages": carried}])
    report = xrayed("mistral7b_qlora_sessions_all")
    assert f"<s>B: hier\nA: oui{END}\nB:⟦ et demain ?⟧\nA:⟦ ok{END}⟧\n" in report
    assert "both sides' turns" in counts(report)["loss on"]


def test_mixed_rows_train_the_reply_or_everything() -> None:
    report = xrayed("mistral7b_qlora_mixed")
    assert "<s>B: t'es où ?\nA:⟦ dans le train 🚆</s>⟧\n" in report
    assert "⟦<s> B: t'es où ?" in report.replace("⟦<s>B", "⟦<s> B")
    told = counts(report)
    assert told["loss on"] == "my turns only in 75% of the rows, else on both sides'"
    assert told["trained and ended"].endswith("(100.0%)")


def test_the_baseline_trains_everything_and_ends_every_turn() -> None:
    report = xrayed("mistral7b_qlora")
    told = counts(report)
    assert told["tokens with loss"].endswith("(100% of all)")
    assert told["trained and ended"] == "10 (100.0%)"
    assert "⟦<s> B: t'es où ?\nA: dans le train 🚆</s>⟧" in report


def test_carried_over_turns_carry_no_loss_not_even_on_their_end() -> None:
    messages = [
        {"role": "user", "content": " tu viens ?", "train": False},
        {"role": "assistant", "content": " peut-être", "train": False},
        {"role": "user", "content": " allez", "train": False},
        {"role": "assistant", "content": " bon ok", "train": True},
    ]
    use("sessions", [{"messages": messages}])
    report = xrayed("mistral7b_qlora_sessions")
    assert "<s>B: tu viens ?\nA: peut-être</s>\nB: allez\nA:⟦ bon ok</s>⟧\n" in report
    assert counts(report)["turns of mine"] == "2, trained 1"


def test_the_seeds_windows_are_shown_to_teach_going_on(tmp_path: Path) -> None:
    page = tmp_path / "seed.html"
    with pytest.raises(InputError, match=r"row 2, turn 2: 6 turns of mine do not end in the end token"):
        xrayed("mistral7b_qlora_seed", page)
    assert "FAULT" in page.read_text(encoding="utf-8"), "the page shows what is wrong"


@pytest.mark.parametrize(
    ("kind", "content", "told"),
    [
        (
            "reply",
            {"segments": [{"label": False, "text": "<s>B: x\nA:"}, {"label": True, "text": " oui"}]},
            "do not end in the end token",
        ),
        (
            "reply",
            {"segments": [{"label": True, "text": "<s>B: x\nA:"}, {"label": True, "text": f" oui{END}"}]},
            "carry loss outside my turns",
        ),
        (
            "reply",
            {"segments": [{"label": False, "text": "<s>A:"}, {"label": True, "text": f" oui{END}\nB: x"}]},
            "do not end in the end token|carry loss outside my turns",
        ),
        ("completion", {"text": f"B: x\nA: oui{END} non{END}"}, "hold an end token before their end"),
        ("completion", {"text": f"B: x\nA: oui\nB: non\nA: si{END}"}, "do not end in the end token"),
    ],
)
def test_what_would_teach_wrongly_stops_with_its_place(kind: str, content: dict[str, Any], told: str) -> None:
    use(kind, [*rows(kind), content])
    name = {"reply": "mistral7b_qlora_reply", "completion": "mistral7b_qlora"}[kind]
    with pytest.raises(InputError, match=f"row 5, turn [0-3]: .*({told})"):
        xrayed(name)


def test_validation_rows_are_examined_too() -> None:
    segments = [{"label": False, "text": "<s>B: x\nA:"}, {"label": True, "text": " oui"}]
    write_rows(Path("data/processed/reply/val.jsonl"), [{"segments": segments}])
    with pytest.raises(InputError, match="do not end in the end token"):
        xrayed("mistral7b_qlora")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"words": 1}, "line 1: no text"),
        ({"text": 5}, "line 1: Axolotl cannot tokenize it"),
        ({"text": None}, "line 1: Axolotl cannot tokenize it"),
        ({"text": "B: \ud83d"}, "line 1: Axolotl cannot tokenize it"),
    ],
)
def test_a_row_of_the_wrong_shape_is_one_clear_line(content: dict[str, Any], told: str) -> None:
    path = Path("data/processed/completion/train.jsonl")
    path.write_text(json.dumps(content) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        xrayed("mistral7b_qlora")


def test_missing_data_an_empty_set_and_a_lost_tokenizer_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--tokenizer"):
        xrayed("mistral_nemo12b_qlora")
    with pytest.raises(InputError, match="cannot be read as a tokenizer folder"):
        xray.run(config("mistral7b_qlora"), tmp_path / "nowhere", None, 1)
    with pytest.raises(InputError, match="cannot be written"):
        xrayed("mistral7b_qlora", tmp_path / "no" / "folder.html")
    use("completion", [])
    with pytest.raises(InputError, match="holds no row"):
        xrayed("mistral7b_qlora")
    Path("data/processed/reply/val.jsonl").unlink()
    with pytest.raises(InputError, match=r"val.jsonl is missing"):
        xrayed("mistral7b_qlora")


def test_a_tokenizer_folder_is_used(tmp_path: Path) -> None:
    published_v3().save_pretrained(tmp_path / "tokenizer")
    name = config("mistral7b_qlora_sessions")
    assert xray.run(name, tmp_path / "tokenizer", None, 9) == xray.run(name, None, None, 9)


def test_terminal_controls_in_a_message_are_not_obeyed() -> None:
    use("completion", [{"text": f"B: \x1b[2J\x07 ok\u202e\nA: oui{END}"}])
    report = xrayed("mistral7b_qlora")
    assert not set("\x1b\x07\u202e") & set(report)
    assert "�[2J� ok�" in report


@pytest.mark.parametrize("name", MASKED)
def test_axolotls_tokens_are_those_of_the_whole_text(name: str) -> None:
    """Cutting a row into segments or messages changes no token (DESIGN.md, invariants 1 and 4)."""
    whole = "<s>" + "\n".join(line(*turn) for turn in CHATS)
    expected = published_v3()(whole, add_special_tokens=False).input_ids
    with AxolotlRows(load_training_config(config(name)), None) as source:
        longest = max(source.rows(), key=lambda row: len(row.ids))
    assert longest.ids == expected
    trained = [id for id, label in zip(longest.ids, longest.labels, strict=True) if label != NO_LOSS]
    assert trained[-1] == 2
    assert trained.count(2) == {"reply": 1, "sessions": 4}[MASKED[name]]


turns = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.text(st.sampled_from("aé '.:AB😘👍🏽\n[/<s>"), min_size=1, max_size=12)
        .map(lambda text: neutralise(text.strip()))
        .filter(bool),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(scope="module")
def piece() -> Callable[[int], bytes]:
    source = AxolotlRows.__new__(AxolotlRows)
    source.tokenizer = published_v3()
    return source.piece()


@settings(deadline=None, max_examples=150)
@given(turns)
def test_every_token_is_given_to_the_one_who_wrote_it(
    piece: Callable[[int], bytes], spoken: list[tuple[str, str]]
) -> None:
    """Whatever is said: after their labels, the tokens of each turn are its text, and mine end in the end."""
    text = "\n".join(line(*turn) for turn in spoken)
    ids = published_v3()(text).input_ids
    example = dissect(1, ids, ids, piece)
    assert example.own_turns == tuple(n for n, (label, _) in enumerate(spoken) if label == "A")
    for number, (label, said) in enumerate(spoken):
        tokens = example.turn(number)
        assert b"".join(token.text for token in tokens).decode() == f" {said}{END if label == 'A' else ''}"
        assert {token.part for token in tokens} == {Part.MINE if label == "A" else Part.OTHER}
        assert [token.id for token in tokens].count(2) == (label == "A")


def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "no browser to look at the page with: apt-get install chromium"
    return found


def in_browser(page: Path, tmp_path: Path, *options: str) -> str:
    command = [
        chromium(),
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    done = subprocess.run([*command, *options, page.as_uri()], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture
def visitors() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()


def test_the_page_in_a_real_browser(tmp_path: Path, visitors: tuple[int, list[str]]) -> None:
    """Loss is where it should be, a hostile message is text and nothing else, and nothing is fetched."""
    port, asked = visitors
    hostile = HOSTILE.format(port=port)
    messages = [
        {"role": "user", "content": f" {hostile}", "train": False},
        {"role": "assistant", "content": " oui 😘", "train": True},
    ]
    use("sessions", [{"messages": messages}])
    page = tmp_path / "xray.html"
    xrayed("mistral7b_qlora_sessions", page)
    dom = in_browser(page, tmp_path, "--dump-dom")
    assert "<title>X-ray of mistral7b_qlora_sessions.yaml</title>" in dom
    assert dom.count("<script") == dom.count("<img") == 0
    examples = dom[dom.index("<section>") :]
    loss = re.findall(r'<span class="mine loss[^"]*" title="[^"]*">([^<]*)</span>', examples)
    assert "".join(loss) == " oui 😘&lt;/s&gt;"
    assert len(re.findall(r'class="mine loss end"', examples)) == 1
    assert not re.search(r'class="(other|frame) loss', examples)
    shown = re.sub(r"<[^>]+>", "", examples.split("A:")[0].replace("</p>", "\n"))
    assert "&lt;script&gt;document.title=" in shown.replace("\n", "")
    assert asked == []


def test_the_page_fits_a_phone(tmp_path: Path) -> None:
    """A word without a gap must wrap: the browser itself says how wide the page came out."""
    use("completion", [{"text": f"B: {'x' * 900}\nA: oui{END}"}])
    page = tmp_path / "xray.html"
    xrayed("mistral7b_qlora", page)
    probe = (
        "<script>document.title = document.documentElement.scrollWidth + ' of ' + innerWidth</script></body>"
    )
    text = re.sub(r"<meta http-equiv[^>]+>", "", page.read_text(encoding="utf-8")).replace("</body>", probe)
    page.write_text(text, encoding="utf-8")
    dom = in_browser(page, tmp_path, "--window-size=500,900", "--dump-dom")
    title = re.search(r"<title>(\d+) of (\d+)</title>", dom)
    assert title and int(title[1]) <= int(title[2])
