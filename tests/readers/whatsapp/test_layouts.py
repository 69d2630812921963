"""One conversation in every header layout: many inputs, one expected answer. And which day "03/04" is."""

import calendar
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from ghostprep.readers import read_exports
from ghostprep.readers.whatsapp.layouts import DAY_PERIODS, LAYOUTS
from tests.readers.whatsapp.dialects import CONVERSATION, DIALECTS, Dialect, header_of, write

NAMED = {dialect.name: dialect for dialect in DIALECTS}
GOLDEN = [(said.sender, calendar.timegm(said.time.timetuple()), said.text) for said in CONVERSATION]


@pytest.fixture
def read(tmp_path):
    """The text of an export → its only conversation, its messages, the warnings."""

    def call(text, date_order=None, name="WhatsApp Chat with Copains.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        exports = read_exports([path], date_order)
        (conversation,) = exports.conversations
        return conversation, list(conversation.messages), exports.warnings

    return call


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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_text_saved_by_an_editor_as_utf_16_is_read(encoding, tmp_path):
    path = tmp_path / "WhatsApp Chat with Copains.txt"
    path.write_bytes(write(DIALECTS[0], bom=encoding != "utf-16").encode(encoding))
    (conversation,) = read_exports([path]).conversations
    assert kept(conversation.messages) == GOLDEN


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


def test_seconds_are_kept_where_the_layout_has_them(read):
    messages = read("[13/02/2024, 23:59:58] Max: a\n[14/02/2024, 00:00:01] Max: b\n")[1]
    assert messages[1].time - messages[0].time == 3
    assert messages[0].time == calendar.timegm((2024, 2, 13, 23, 59, 58))


def test_buddhist_years_are_counted_in_the_common_era(read):
    assert read("13/2/2567 14:23 - Max: a\n")[1][0].time == calendar.timegm((2024, 2, 13, 14, 23, 0))


def test_a_layout_is_locked_so_that_headers_of_others_are_text(read):
    body = "[13/02/2024, 23:59:58] Ami: collé\n2024-02-13 23:59 - Ami: collé\n2/14/24, 2:23 PM - Ami: collé"
    text = f"13/02/2024, 14:23 - Max: voilà\n{body}\n13/02/2024, 14:24 - Max: fin\n"
    assert [message.text for message in read(text)[1]] == [f"voilà\n{body}", "fin"]


def test_an_impossible_date_or_time_opens_nothing(read):
    body = "a\n45/02/2024, 14:23 - b\n13/02/2024, 25:23 - c"
    messages = read(f"13/02/2024, 14:23 - Max: {body}\n13/02/2024, 14:24 - Max: d\n")[1]
    assert [message.text for message in messages] == [body, "d"]


def android(dates):
    return "".join(f"{date}, 14:23 - Max: a\n" for date in dates)


@pytest.mark.parametrize(
    ("dates", "layout", "first"),
    [
        (["13/02/2024", "14/02/2024"], "day/month/year (certain)", (2024, 2, 13)),
        (["02/13/2024", "02/14/2024"], "month/day/year (certain)", (2024, 2, 13)),
        (["2/13/24", "2/14/24"], "month/day/year (certain)", (2024, 2, 13)),
        (["2024/02/03", "2024/02/04"], "year/month/day (certain)", (2024, 2, 3)),
        (["01/02/2024", "02/02/2024", "01/03/2024"], "day/month/year (likely)", (2024, 2, 1)),
        (["02/01/2024", "02/02/2024", "03/01/2024"], "month/day/year (likely)", (2024, 2, 1)),
        (["03/04/2024", "05/06/2024"], "day/month/year (assumed)", (2024, 4, 3)),
        (["05/05/2024"], "day/month/year (certain)", (2024, 5, 5)),
        (["24/3/30", "24/3/31", "24/4/1"], "year/month/day (certain)", (2024, 3, 30)),
        (["1/1/70", "13/2/24", "14/2/24"], "day/month/year (certain)", (2070, 1, 1)),
    ],
    ids=str,
)  # fmt: skip
def test_date_order_is_inferred_from_the_whole_file(dates, layout, first, read):
    conversation, messages, warnings = read(android(dates))
    assert conversation.layout == f"Android, {layout}"
    assert messages[0].time == calendar.timegm((*first, 14, 23, 0))
    assert len(messages) == len(dates)
    assert bool(warnings) == ("assumed" in layout)


def test_an_undecidable_order_is_a_warning_that_names_the_file_and_the_option(read):
    (warning,) = read(android(["03/04/2024"]))[2]
    assert "WhatsApp Chat with Copains.txt" in warning
    assert "--date-order" in warning


@pytest.mark.parametrize(
    ("order", "day"), [("dmy", (2024, 4, 3)), ("mdy", (2024, 3, 4)), ("ymd", (2024, 4, 3))]
)
def test_the_given_date_order_decides_unless_it_is_impossible(order, day, read):
    _, messages, _ = read(android(["03/04/2024"]), order)
    assert messages[0].time == calendar.timegm((*day, 14, 23, 0))
    assert read(android(["13/02/2024"]), order)[1][0].time == calendar.timegm((2024, 2, 13, 14, 23, 0))


def test_morning_and_evening_words_alone_do_not_make_a_date_american(read):
    text = "03/04/2024, 2:23 pm - Max: a\n04/04/2024, 2:23 pm - Max: b\n01/05/2024, 9:00 am - Max: c\n"
    assert read(text)[0].layout == "Android, day/month/year (likely)"


def test_messages_slightly_out_of_order_are_all_kept_as_they_stand(read):
    start = datetime(2024, 2, 13, 14, 0, tzinfo=UTC)
    times = [start + timedelta(minutes=minutes) for minutes in (0, 5, 3, 4, 9)]
    messages = read("".join(f"{time:%d/%m/%Y, %H:%M} - Max: {time.minute}\n" for time in times))[1]
    assert [message.text for message in messages] == ["0", "5", "3", "4", "9"]
