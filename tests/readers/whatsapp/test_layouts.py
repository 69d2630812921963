"""One conversation in every header layout: many inputs, one expected answer."""

import calendar
from collections import Counter
from datetime import UTC, datetime

import pytest

from ghostprep.readers.whatsapp.layouts import DAY_PERIODS, LAYOUTS
from tests.readers.whatsapp.dialects import CONVERSATION, DIALECTS, Dialect, header_of, write

NAMED = {dialect.name: dialect for dialect in DIALECTS}
GOLDEN = [(said.sender, calendar.timegm(said.time.timetuple()), said.text) for said in CONVERSATION]


def kept(messages):
    return [(message.sender, message.time, message.text) for message in messages if not message.reason]


@pytest.mark.parametrize("dialect", DIALECTS, ids=list(NAMED))
def test_every_dialect_gives_the_same_messages(dialect, read):
    conversation, messages, warnings = read(write(dialect))
    assert kept(messages) == GOLDEN
    assert Counter(message.reason for message in messages if message.reason) == {"system": 1, "media": 1}
    assert (conversation.title, conversation.unparsed, warnings) == ("Copains", (), ())
    assert conversation.layout.startswith(
        "iOS" if dialect.ios else "legacy" if "{ss}" in dialect.header else "Android"
    )


@pytest.mark.parametrize("dialect", DIALECTS[::4], ids=list(NAMED)[::4])
@pytest.mark.parametrize(
    "how", [{"bom": True}, {"line_end": "\r\n"}, {"bom": True, "line_end": "\r\n"}], ids=str
)
def test_byte_order_mark_and_line_ends_change_nothing(dialect, how, read):
    assert kept(read(write(dialect, **how))[1]) == GOLDEN


def test_each_layout_of_the_table_is_read(read):
    said = [datetime(2024, 1, 11 + number, 9, 5, 7, tzinfo=UTC) for number in range(4)]
    for layout in LAYOUTS:
        pattern = layout.template.replace("{date}", "{YYYY}/{MM}/{DD}").replace("{time}", "{HH}:{mm}:{ss}")
        text = "".join(f"{header_of(Dialect('', pattern), time)}Max: salut\n" for time in said)
        conversation, messages, _ = read(text)
        assert kept(messages) == [("Max", calendar.timegm(time.timetuple()), "salut") for time in said]
        assert conversation.layout == f"{layout.name}, year/month/day (certain)"


@pytest.mark.parametrize("word", DAY_PERIODS)
def test_each_day_period_of_the_table_is_read(word, read):
    hours = {0: (12, 0), 1: (1, 0), 11: (11, 0), 12: (12, 12), 13: (1, 12), 23: (11, 12)}
    own = [(hour, twelve) for hour, (twelve, offset) in hours.items() if offset == DAY_PERIODS[word]]
    after, before = ([f"13/02/2024, {form} - Max: a\n" for form in forms] for forms in (
        [f"{twelve}:30 {word}" for _, twelve in own], [f"{word}{twelve}:30" for _, twelve in own],
    ))  # fmt: skip
    midnight = calendar.timegm((2024, 2, 13, 0, 0, 0))
    upper = [line.upper() for line in after] if word.isascii() else after
    for lines in (after, before, upper):
        times = [message.time for message in read("".join(lines))[1]]
        assert times == [midnight + hour * 3600 + 1800 for hour, _ in own]


def test_a_layout_is_locked_so_that_headers_of_others_are_text(read):
    body = "[13/02/2024, 23:59:58] Ami: collé\n2024-02-13 23:59 - Ami: collé\n2/14/24, 2:23 PM - Ami: collé"
    text = f"13/02/2024, 14:23 - Max: voilà\n{body}\n13/02/2024, 14:24 - Max: fin\n"
    assert [message.text for message in read(text)[1]] == [f"voilà\n{body}", "fin"]
