"""The train/serve contract: how turns become text, and where a reply ends.

Training data, tests, the chat loop and the Replicate predictor all import this file, and nothing else
renders a prompt or cuts a reply. It needs only the standard library.

A turn is `LABEL + " " + text`, turns are joined by one newline, and each of my turns ends with the end
token right after its last character. A prompt is the history plus "\\nA:", without a space after it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

ME = "A:"
OTHER = "B:"
BOS = "<s>"
END = "</s>"

# Every string that a tokenizer of a base in the config pack reads as a special token: the Mistral family
# (v1 to Tekken), EuroLLM, Qwen.
_SPECIAL = re.compile(
    r"<(?=/?s>|unk>|pad>|SPECIAL_\d+>|\|[a-z_]{1,32}\|>|/?(?:think|tool_call|tool_response)>)"
    r"|\[(?=/?(?:INST|AVAILABLE_TOOLS|TOOL_RESULTS|SYSTEM_PROMPT|TOOL_CONTENT|MODEL_SETTINGS|THINK)\]"
    r"|(?:TOOL_CALLS|IMG|IMG_BREAK|IMG_END|PREFIX|MIDDLE|SUFFIX|ARGS|CALL_ID|AUDIO|BEGIN_AUDIO|TRANSCRIBE"
    r"|NEXT_AUDIO_TEXT|REPEAT_AUDIO_TEXT|STREAMING_PAD|STREAMING_WORD|REFERENCE_DOC_\d+|control_\d+)\])"
)
_LABEL_LINE = re.compile(r"^([ \t\u00a0\u202f]*[AB]):", re.MULTILINE)
_TURN_OPENS = re.compile(r"\n[AB]:")
WORD_JOINER = "\u2060"


class Spoken(Protocol):
    """What has a side and a text: a `records.Turn`, or a chat loop's own history entry."""

    @property
    def mine(self) -> bool: ...

    @property
    def text(self) -> str: ...


def neutralise(text: str) -> str:
    """`text` as it may stand in a turn: no special token in it, no line that opens a turn.

    `</s>` gets an invisible word joiner after its bracket; a line that begins `A:` or `B:` a space
    before the colon, as French writes it. Every other text is returned as it is, and the result is
    returned unchanged when neutralised again.
    """
    if "<" in text or "[" in text:
        text = _SPECIAL.sub(lambda match: match[0] + WORD_JOINER, text)
    if ":" in text:
        text = _LABEL_LINE.sub(r"\1 :", text)
    return text


def render_turn(turn: Spoken, end: str = END) -> str:
    """One turn as text: `B: …`, or `A: …` with the end token."""
    return f"{ME} {neutralise(turn.text)}{end}" if turn.mine else f"{OTHER} {neutralise(turn.text)}"


def render(turns: Iterable[Spoken]) -> str:
    """Turns as text, oldest first, joined by newlines."""
    return "\n".join(map(render_turn, turns))


def make_prompt(history: Sequence[Spoken]) -> str:
    """The text after which my reply comes: the history, then `A:` on a line of its own."""
    return f"{render(history)}\n{ME}" if history else ME


def make_reply(text: str) -> str:
    """What the model is to write after a prompt: a space, my text, the end token."""
    return f" {neutralise(text)}{END}"


def with_end(text: str, end: str) -> str:
    """A prompt for a base with another end token: `END` in a prompt is never what somebody wrote."""
    return text.replace(END, end)


def cut_reply(generated: str) -> tuple[str, bool]:
    """(reply, stopped by itself) from what a model wrote after a prompt.

    The reply is what comes before the first end token. A model that went on to write a next turn did not
    stop by itself: what comes before the first line that opens a turn is its reply then.
    """
    reply, end, _ = generated.partition(END)
    opened = _TURN_OPENS.search(reply)
    if opened:
        reply = reply[: opened.start()]
    return reply.strip(), bool(end) and not opened
