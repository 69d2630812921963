"""Which words before a colon are people, and which begin a notice."""

import pytest

from tests.readers.whatsapp.exports import only


@pytest.mark.parametrize(
    ("lines", "senders"),
    [
        (["Dr: Martin: a", "Dr: Martin: b", "Max: Martin: c"], ["Dr: Martin", "Dr: Martin", "Max"]),
        (["Dr: Martin: a", "Dr: b"], ["Dr", "Dr"]),
        (["Dr: Martin: a"], ["Dr"]),
        (["Max: location: https://maps.google.com/?q=1.5,2.5"] * 2, ["Max", "Max"]),
        (["Dr: Martin: <Media omitted>", "Dr: Martin: b"], ["Dr: Martin", "Dr: Martin"]),
        (["~ Zoé: a", "~\u202fMax: b", "~: c", "~~: d"], ["Zoé", "Max", "~", "~~"]),
        (["\u202a+33\u00a06\u00a039\u00a098\u00a012\u00a034\u202c: a"], ["+33 6 39 98 12 34"]),
        (["\u202a+1 555\u2011010\u20111234\u202c: a"], ["+1 555\u2011010\u20111234"]),
        (["L’Ami: a"], ["L’Ami"]),
        (["X changed the subject from “A: b” to “C: d”"], [""]),
        (['X changed the subject to "A: b"'], [""]),
        (["X a changé le nom de « A: b »", "Léa: a"], ["", "Léa"]),
        (["Your security code with Dr: Martin changed."] * 2, ["", ""]),
        (["You added Dr: Martin", "Léa: a"], ["", "Léa"]),
        ([": a", f"{'x' * 101}: a", "   : a"], ["", "", ""]),
        (["Anna left: a", "Anna left: b"], ["Anna left", "Anna left"]),
        (["Anna left: a", "Anna left:"], ["Anna left", "Anna left"]),
    ],
)  # fmt: skip
def test_who_is_a_sender(lines, senders, tmp_path):
    path = tmp_path / "WhatsApp Chat with Amis.txt"
    path.write_text(
        "".join(f"13/02/2024, 14:23 - {line}\n" for line in [*lines, "Nina: fin"]), encoding="utf-8"
    )
    assert [message.sender for message in only(path).messages] == [*senders, "Nina"]


def test_whoever_wrote_something_first_is_no_group_title(tmp_path):
    lines = ["Léa: salut", "Léa: \u200eLéa changed the group name", "Max: oui"]
    path = tmp_path / "_chat.txt"
    path.write_text("".join(f"[13/02/2024, 14:23:11] {line}\n" for line in lines), encoding="utf-8")
    assert [(m.sender, m.reason) for m in only(path).messages] == [("Léa", ""), ("", "system"), ("Max", "")]


def test_a_title_tells_a_name_with_a_colon_even_from_one_message(tmp_path):
    path = tmp_path / "WhatsApp Chat with Dr_ Martin.txt"
    path.write_text("13/02/2024, 14:23 - Dr: Martin: bonjour\n", encoding="utf-8")
    assert [(message.sender, message.text) for message in only(path).messages] == [("Dr: Martin", "bonjour")]
