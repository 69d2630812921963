"""The X-ray as one HTML page that loads nothing from anywhere: it shows private messages."""

import html
from collections.abc import Iterable
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from string import Template

from ghostprep.errors import InputError
from ghostprep.training.anatomy import Example, Shares, Token


def write_page(
    path: Path, config: Path, shares: Shares, verdicts: Iterable[tuple[str, str]], shown: Iterable[Example]
) -> None:
    """Raises InputError where the file cannot be written."""
    page = Template(files("ghostprep.training").joinpath("xray.html").read_text(encoding="utf-8"))
    text = page.substitute(
        config=html.escape(config.name),
        bars=_bars(shares),
        verdicts="\n".join(_verdict(name, value) for name, value in verdicts),
        examples="\n".join(map(_example, shown)),
    )
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        what = f"cannot be written ({type(error).__name__})"
        raise InputError(what, "choose another place", file=path) from error


def _bars(shares: Shares) -> str:
    """One bar of all tokens: mine with loss, others with loss, no loss."""
    others, none = shares.loss - shares.mine, shares.tokens - shares.loss
    parts = [("bar-mine", shares.mine), ("bar-others", others), ("bar-none", none)]
    widths = [(name, count / shares.tokens) for name, count in parts if count]
    return "".join(f'<i class="{name}" style="width:{share:.2%}"></i>' for name, share in widths)


def _verdict(name: str, value: str) -> str:
    kind = ' class="fault"' if name == "FAULT" else ""
    return f"<tr{kind}><th>{html.escape(name)}</th><td>{html.escape(value)}</td></tr>"


def _example(example: Example) -> str:
    turns = [_turn(list(tokens)) for _, tokens in groupby(example.tokens, key=lambda token: token.turn)]
    loss = sum(token.loss for token in example.tokens)
    head = f"Row {example.row}: {len(example.tokens)} tokens, {loss} with loss"
    return f"<section><h2>{head}</h2>{''.join(turns)}</section>"


def _turn(tokens: list[Token]) -> str:
    """One turn, a span for each run of tokens that make up whole letters (an emoji takes several)."""
    spans, run = [], []
    for token in tokens:
        run.append(token)
        text = b"".join(one.text for one in run)
        if _whole(text):
            spans.append(_span(run, text.decode()))
            run = []
    spans += [_span(run, b"".join(one.text for one in run).decode("utf-8", "replace"))] if run else []
    return f'<p dir="auto">{"".join(spans)}</p>'


def _whole(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _span(run: list[Token], text: str) -> str:
    loss = " loss" if run[0].loss else ""
    end = " end" if text == "</s>" else ""
    ids = " ".join(str(token.id) for token in run)
    shown = html.escape(text).replace("\n", "↵")
    return f'<span class="{run[0].part}{loss}{end}" title="{ids}">{shown}</span>'
