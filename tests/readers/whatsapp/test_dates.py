"""Which day "03/04" is, and how many seconds a written time makes."""

import calendar
from datetime import UTC, datetime, timedelta

import pytest


def test_seconds_are_kept_where_the_layout_has_them(read):
    messages = read("[13/02/2024, 23:59:58] Max: a\n[14/02/2024, 00:00:01] Max: b\n")[1]
    assert messages[1].time - messages[0].time == 3
    assert messages[0].time == calendar.timegm((2024, 2, 13, 23, 59, 58))


def test_buddhist_years_are_counted_in_the_common_era(read):
    assert read("13/2/2567 14:23 - Max: a\n")[1][0].time == calendar.timegm((2024, 2, 13, 14, 23, 0))


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
        (["13/2/24", "14/2/24", "1/1/70"], "day/month/year (certain)", (2024, 2, 13)),
        (["3.4.2024"], "day/month/year (certain)", (2024, 4, 3)),
        (["03.04.24", "05.06.24"], "day/month/year (certain)", (2024, 4, 3)),
        (["12.25.24", "12.26.24"], "month/day/year (certain)", (2024, 12, 25)),
        (["2024.04.03"], "year/month/day (certain)", (2024, 4, 3)),
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


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["14/3/30", "14/3/31", "14/4/1"], (2014, 3, 30)),
        (["28/3/14", "28/3/14"], (2014, 3, 28)),
        (["31/12/13", "31/12/13"], (2013, 12, 31)),
    ],
    ids=str,
)
def test_a_legacy_year_that_stands_first_is_not_of_the_future(dates, first, read):
    _, messages, warnings = read("".join(f"{date} 13:59:59: Max: a\n" for date in dates))
    assert messages[0].time == calendar.timegm((*first, 13, 59, 59))
    assert not warnings


def test_morning_and_evening_words_alone_do_not_make_a_date_american(read):
    text = "03/04/2024, 2:23 pm - Max: a\n04/04/2024, 2:23 pm - Max: b\n01/05/2024, 9:00 am - Max: c\n"
    assert read(text)[0].layout == "Android, day/month/year (likely)"


def test_messages_slightly_out_of_order_are_all_kept_and_told_in_time_order(read):
    start = datetime(2024, 2, 13, 14, 0, tzinfo=UTC)
    times = [start + timedelta(minutes=minutes) for minutes in (0, 5, 3, 4, 9)]
    messages = read("".join(f"{time:%d/%m/%Y, %H:%M} - Max: {time.minute}\n" for time in times))[1]
    assert [message.text for message in messages] == ["0", "3", "4", "5", "9"]
