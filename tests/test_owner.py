"""Who "me" is, as `build` and `inspect` tell it: exact names alone count, likely ones are said."""

import json
import shlex

import pytest

from tests.conftest import START

ME = "Nora Lenoir"


@pytest.fixture
def telegram(tmp_path):
    """An export of a whole account: the owner, the friend, how many exchanges."""

    def write(owner, friend="Lou", exchanges=10, title=None, name="result.json"):
        said = [
            {"id": n, "type": "message", "date": "2024-03-25T09:00:00", "from": who, "from_id": number,
             "date_unixtime": str(int(START.timestamp()) + 60 * n), "text": f"telegram {n}"}
            for n, (who, number) in enumerate([(friend, "user2"), (owner, "user1")] * exchanges)
        ]  # fmt: skip
        chat = {"name": title or friend, "type": "personal_chat", "id": 2, "messages": said}
        path = tmp_path / name
        path.write_text(
            json.dumps({"personal_information": {"user_id": 1}, "chats": {"list": [chat]}}), encoding="utf-8"
        )
        return path

    return write


@pytest.fixture
def instagram(tmp_path):
    """A thread without the profile that would tell its owner."""

    def write(me, friend="Zoe", exchanges=10):
        said = [
            {"sender_name": who, "timestamp_ms": 1_711_357_200_000 + 60_000 * n, "content": f"insta {n}"}
            for n, who in enumerate([friend, me] * exchanges)
        ]
        folder = tmp_path / "your_instagram_activity" / "messages" / "inbox" / "zoe_1"
        folder.mkdir(parents=True)
        thread = {"participants": [{"name": friend}, {"name": me}], "title": friend, "messages": said[::-1]}
        (folder / "message_1.json").write_text(json.dumps(thread))
        return tmp_path / "your_instagram_activity"

    return write


def exchange(me, friend, times=10):
    return [(n, who, f"mot {n}") for n, who in enumerate([friend, me] * times)]


@pytest.fixture
def build(run, tmp_path):
    """Runs a build → (exit code, stderr, manifest or {})."""

    def call(*arguments):
        out = tmp_path / "out"
        code, _, err = run("build", *arguments, "--workers", 1, "--out", out)
        return code, err, json.loads((out / "manifest.json").read_text()) if code == 0 else {}

    return call


def me_option(err):
    """The names of the --me line that a refusal proposes, as a shell would pass them on."""
    line = next(line for line in err.splitlines() if "run again with --me" in line)
    words = shlex.split(line[line.index("--me") :].split(", or with --yes")[0])
    assert words[0] == "--me"
    return words[1:]


def test_one_person_of_three_names_is_told_the_line_that_finds_all_of_them(
    build, whatsapp, telegram, instagram
):
    paths = (
        whatsapp(exchange(ME, "Max"), "WhatsApp Chat with Max.txt"),
        telegram("Nora"),
        instagram("Nora L."),
    )
    code, err, _ = build(*paths)
    assert code == 1
    assert "whatsapp 'Max' (20)" in err and "instagram 'Zoe' (20)" in err and "telegram" not in err
    assert "2 of 3 two-person chats (40 of their 60 messages)" in err
    names = me_option(err)
    assert sorted(names) == ["Nora L.", ME]
    code, err, manifest = build(*paths, "--me", *names)
    assert code == 0 and "--me" not in err
    assert manifest["turns"]["mine"] == 30


def test_with_yes_it_goes_on_and_says_which_chats(build, whatsapp, telegram, tmp_path):
    code, err, manifest = build(whatsapp(exchange(ME, "Max"), "Max.txt"), telegram("Nora"), "--yes")
    assert code == 0 and "'Max'" in err and f'--me "{ME}"' in err
    assert manifest["turns"]["mine"] == 10
    for file in (tmp_path / "out").rglob("*.*"):
        assert "Lenoir" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("without", "code"), [(9, 0), (10, 0), (11, 1)])
def test_more_than_a_tenth_of_the_messages_stops(build, whatsapp, without, code):
    found = whatsapp(exchange(ME, "Max", 90), "Max.txt")
    lost = whatsapp(exchange("nora.lnr", "Zoe", without), "Zoe.txt")
    assert build(found, lost, "--me", ME)[0] == code


def test_groups_are_reported_and_stop_nothing(build, whatsapp):
    said = [(n, who, f"mot {n}") for n, who in enumerate(["Ann", "Bo", "Cy", "Nora Petit"] * 50)]
    code, err, _ = build(whatsapp(exchange(ME, "Max"), "Max.txt"), whatsapp(said, "Coloc.txt"), "--me", ME)
    assert code == 0 and "'Coloc' (200)" in err and "'Nora Petit'" in err


def test_a_chat_of_one_who_got_no_answer_is_named_and_stops_nothing(build, whatsapp):
    bank = whatsapp([(n, "Banque", f"code {n}") for n in range(500)], "Banque.txt")
    code, err, _ = build(whatsapp(exchange(ME, "Max"), "Max.txt"), bank, "--me", ME)
    assert code == 0 and "'Banque' (500)" in err


def test_the_owners_exact_name_counts_on_other_platforms(build, whatsapp, telegram):
    paths = whatsapp(exchange("nora  LENOIR", "Max"), "Max.txt"), telegram(ME)
    code, err, manifest = build(*paths)
    assert code == 0 and "--me" not in err
    assert manifest["turns"]["mine"] == 20


def test_a_friend_of_the_owners_name_is_not_taken_for_me(build, whatsapp, telegram):
    """WhatsApp titles a chat by the other person: of Anna and Anna Roy in the chat "Anna", I am Anna Roy."""
    paths = whatsapp(exchange("Anna Roy", "Anna"), "WhatsApp Chat with Anna.txt"), telegram("Anna")
    code, err, _ = build(*paths)
    assert code == 1 and me_option(err) == ["Anna Roy"]
    assert build(telegram("Anna", "anna"))[2]["turns"] == {"all": 20, "mine": 10}


@pytest.mark.parametrize("name", ["Nor", "Norah Lenoir", "Lenoir", "nora lenoir petitjean"])
def test_a_neighbour_is_never_taken(build, whatsapp, telegram, name):
    code, err, _ = build(whatsapp(exchange(name, "Max"), "Max.txt"), telegram("Nora Lenoir"))
    assert code == 1 and me_option(err) == [name]


@pytest.mark.parametrize("name", ["Nora", "Nora L.", "NORA LENOIR-PETIT", "nora.lenoir", "Nóra_Lenoir92"])
def test_a_neighbour_is_told_from_others_where_the_title_tells_nothing(build, whatsapp, telegram, name):
    paths = whatsapp(exchange(name, "Max"), "_chat.txt"), telegram(ME)
    code, err, _ = build(*paths)
    assert code == 1 and me_option(err) == [name]


def test_nobody_is_likely_where_nothing_tells(build, whatsapp, telegram):
    code, err, _ = build(whatsapp(exchange("Zed", "Max"), "_chat.txt"), telegram(ME))
    assert code == 1 and "--me and your names there too" in err and "'Max', 'Zed'" in err


@pytest.mark.parametrize("name", ['Nora"; rm -rf "$HOME', "Nora $(id)", "Nora `id`", "Nora's!", "l'été 🌸"])
def test_the_line_is_safe_to_paste_into_a_shell(build, whatsapp, telegram, name):
    code, err, _ = build(whatsapp(exchange(name, "Max"), "Max.txt"), telegram(ME))
    assert code == 1 and me_option(err) == [name]


def test_without_any_mark_the_refusal_proposes_the_line_too(build, whatsapp):
    paths = whatsapp(exchange("Nora", "Max"), "Max.txt"), whatsapp(exchange("Nora L.", "Zoe"), "Zoe.txt")
    code, err, _ = build(*paths)
    assert code == 1 and '--me "Nora" "Nora L."' in err


def test_many_chats_without_me_are_a_short_list(build, whatsapp, telegram):
    paths = [whatsapp(exchange("Zed", f"Friend {n}", 2), f"Friend {n}.txt") for n in range(15)]
    code, err, _ = build(*paths, telegram(ME))
    assert code == 1 and "and 5 more chats without you" in err and err.count("\n") == 12


def test_inspect_begins_with_the_whole_in_short(run, whatsapp, telegram):
    path = whatsapp([*exchange(ME, "Max"), (60 * 24 * 30, "Max", "encore")], "Max.txt")
    code, out, _ = run("inspect", path, telegram("Nora", exchanges=4))
    assert code == 0
    for said in (
        "chats     2: telegram 1, whatsapp 1",
        "messages  29 parsed, 29 kept",
        "mine      4\n",
        "months    2, from 2024-03 to 2024-04",
        "me: Nora (in 1, the export says so); in 1 of 2 conversations",
        "       21        0  2024-03 to 2024-04    whatsapp: Max",
        "        8        4  2024-03 to 2024-03    telegram: Lou",
        f"no message of yours in whatsapp 'Max' (21): perhaps you are '{ME}'",
        f'if those are names of yours: --me "{ME}"',
    ):
        assert said in out, out
    assert "senders" not in out.splitlines()[-2] and "layout" not in out
    both = run("inspect", path, telegram("Nora", exchanges=4), "--me", ME, "Norra")[1]
    assert f"me: {ME} (in 1), Norra (in 0), Nora (in 1, the export says so); in 2 of 2 conversations" in both
    assert "nobody writes as Norra" in both and "no message of yours" not in both


def test_inspect_lists_everything_on_request(run, whatsapp):
    paths = [whatsapp(exchange("Nora", f"Friend {n}", 2), f"Friend {n}.txt") for n in range(15)]
    short, full = run("inspect", *paths)[1], run("inspect", *paths, "--all")[1]
    assert "and 5 more chats" in short and "senders" not in short.replace("files, senders", "")
    assert all(f"\nwhatsapp: Friend {n}\n  files" in full for n in range(15))
    assert full.startswith("chats     15: whatsapp 15")
