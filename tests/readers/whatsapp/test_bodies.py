"""What the app wrote is dropped under its reason, in every language; what a person wrote is kept.

Fixtures: `app_strings.tsv` (system, language, reason, body) and `people_wrote.tsv` (system, body), in
which ␎ stands for U+200E, ␣ for NBSP and \\n for a line break.
"""

from pathlib import Path

import pytest

from ghostprep.readers import read_exports, reasons

FIXTURES = Path(__file__).parents[1] / "fixtures" / "whatsapp"
HEADERS = {"ios": "[13/02/2024, 14:23:11] ", "android": "13/02/2024, 14:23 - "}
LRM = "\u200e"


def rows(name):
    text = (FIXTURES / name).read_text(encoding="utf-8")
    text = text.replace("␎", LRM).replace("␣", "\u00a0").replace("\\n", "\n")
    return [tuple(row.split("\t")) for row in text_rows(text)]


def text_rows(text):
    """Rows begin with the system's name; a body may hold line breaks."""
    found = []
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith(("ios\t", "android\t")):
            found.append(line)
        else:
            found[-1] += "\n" + line
    return found


APP = rows("app_strings.tsv")
PEOPLE = rows("people_wrote.tsv")


@pytest.fixture
def read(tmp_path):
    """(system, bodies of Léa) → her messages, in a file that shows that it has direction marks."""

    def call(system, bodies, marked=True):
        header = HEADERS[system]
        media = f"{header}Max: <Media omitted>"
        if marked:
            media = (
                f"{LRM}{header}Max: {LRM}image omitted"
                if system == "ios"
                else f"{header}Max: {LRM}PTT-1.opus (joint)"
            )
        lines = [
            media,
            *(f"{header}Léa: {body}" for body in bodies),
            f"{header}Léa: fin",
            f"{header}Max: fin",
        ]
        path = tmp_path / "WhatsApp Chat with Max.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        (conversation,) = read_exports([path]).conversations
        return list(conversation.messages)[1:-2]

    return call


@pytest.mark.parametrize(("system", "locale", "reason", "body"), APP, ids=["-".join(row[:3]) for row in APP])
def test_what_the_app_wrote_is_dropped_under_its_reason(system, locale, reason, body, read):
    (message,) = read(system, [body])
    assert (message.reason, message.text) == (reason, body)
    assert message.sender == ("" if reason == "system" else "Léa")


@pytest.mark.parametrize(("system", "body"), PEOPLE, ids=[body for _, body in PEOPLE])
def test_what_a_person_wrote_is_kept_as_written(system, body, read):
    (message,) = read(system, [body])
    assert (message.sender, message.reason, message.text) == ("Léa", "", body)


@pytest.mark.parametrize(
    ("system", "locale", "reason", "body"), APP[::3], ids=["-".join(row[:3]) for row in APP[::3]]
)
def test_a_text_that_contains_what_the_app_writes_is_kept(system, locale, reason, body, read):
    inner = body.replace(LRM, "")
    texts = [f"tu as vu « {inner} » hier ?", f"{inner}, lol"] if inner else ["."]
    assert [(message.text, message.reason) for message in read(system, texts)] == [
        (text, "") for text in texts
    ]


def test_the_fixtures_cover_eight_languages_and_every_reason_that_whatsapp_gives():
    assert {row[1] for row in APP} >= {"en", "fr", "de", "es", "pt-BR", "pt-PT", "it", "nl"}
    assert {row[2] for row in APP} == reasons.REASONS - {
        "forwarded",
        "via_bot",
        "not_a_conversation",
        "duplicate",
        "undated",
        "senderless",
        "undecodable",
    }


@pytest.mark.parametrize(
    ("system", "body", "caption"),
    [
        ("android", "IMG-20240312-WA0001.jpg (file attached)\nregarde ça\n\nhein ?", "regarde ça\n\nhein ?"),
        ("android", f"{LRM}VID-20240312-WA0001.mp4 (fichier joint)\nregarde", "regarde"),
        ("android", "<Media omitted>\nregarde", "regarde"),
        ("ios", f"regarde {LRM}<attached: 00000012-PHOTO-2024-03-12-14-23-11.jpg>", "regarde"),
        ("ios", f"un\ndeux {LRM}<pièce jointe : 00000012-VIDEO-2024.mp4>", "un\ndeux"),
        ("ios", f"regarde {LRM}image omitted", "regarde"),
        ("ios", f"lis ça\nPlan.pdf • {LRM}2 pages {LRM}document omitted", "lis ça"),
        ("ios", "2015-05-12-PHOTO-00000123.jpg <\u200eattached>\nvieux", "vieux"),
    ],
)
def test_a_caption_is_what_the_person_wrote(system, body, caption, read):
    (message,) = read(system, [body])
    assert (message.text, message.reason) == (caption, "")


EDITED = [
    *("<This message was edited>", "<Ce message a été modifié>", "<Diese Nachricht wurde bearbeitet.>"),
    *("<Se editó este mensaje.>", "<Mensagem editada>", "<Esta mensagem foi editada>"),
    *("<Questo messaggio è stato modificato>", "<Dit bericht is bewerkt>"),
]


@pytest.mark.parametrize("suffix", EDITED)
@pytest.mark.parametrize("system", HEADERS)
def test_an_edited_message_is_kept_without_the_suffix(system, suffix, read):
    bodies = [f"demain 8 h {LRM}{suffix}", f"deux\nlignes {suffix}", f"<3{LRM}{suffix}"]
    assert [message.text for message in read(system, bodies)] == ["demain 8 h", "deux\nlignes", "<3"]
    assert {message.reason for message in read(system, bodies)} == {""}


def test_without_any_direction_mark_a_whole_body_must_do_on_ios(read):
    bodies = ["image omitted", "This message was deleted.", "image omitted lol", "Missed voice call", "null"]
    verdicts = [message.reason for message in read("ios", bodies, marked=False)]
    assert verdicts == ["media", "deleted", "", "call", ""]


HEADER = HEADERS["ios"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (f"{HEADER}Max: {LRM}image omitted", ""),
        (f"{LRM}{HEADER}Max: oui", ""),
        (f"{HEADER}{LRM}Max: oui", ""),
        (f"{HEADER}Max: oui", "media"),
    ],
    ids=["in a body", "before a header", "in a name", "nowhere"],
)
def test_one_direction_mark_shows_that_the_file_has_them(line, reason, tmp_path):
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_text(f"{line}\n{HEADER}Léa: image omitted\n", encoding="utf-8")
    (conversation,) = read_exports([path]).conversations
    assert conversation.messages[1].reason == reason


def test_a_long_text_full_of_marks_and_brackets_is_read_in_linear_time(read):
    """A quadratic rule would take minutes for each of these."""
    much = 200_000
    hostile = [
        LRM * much,
        "<" * much + ">",
        " " * much + ">",
        f"{LRM}a " * much,
        "a (" * much + ")",
        "«" * much,
    ]
    hostile += [
        f"{LRM}{'x' * much} added",
        f"{LRM}Max " + "hat " * much,
        f"<{'a ' * much}>",
        f"{LRM}a: " * much,
    ]
    hostile += ["<This message was edited" * much + ">", "a" * much + ": https://maps.google.com/?q=1,2x"]
    messages = read("ios", hostile)
    assert [message.place for message in messages] == list(range(2, 2 + len(hostile)))
