"""What the app wrote never comes out as a message, in any language, with and without its direction marks."""

import pytest

from ghostprep.readers import read_exports
from ghostprep.readers.whatsapp.phrases import LOCALES
from tests.readers.whatsapp.exports import LRM

IOS, ANDROID = "[13/02/2024, 14:23:11] ", "13/02/2024, 14:23 - "


def read(folder, lines, name="WhatsApp Chat - Copains.txt"):
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    exports = read_exports([path])
    return [(m.sender, m.text) for m in exports.conversations[0].messages if not m.reason], exports.warnings


# A group of an iPhone in a language: encryption, a founding, an added member, a picture, a deletion, a link.
GROUPS = {
    "tr": (
        "Mesajlar ve aramalar uçtan uca şifrelidir. Yalnızca bu sohbetteki kişiler okuyabilir.",
        "Ada bu grubu oluşturdu",
        "Ada sizi ekledi",
        "görüntü dahil edilmedi",
        "Bu mesaj silindi.",
        "~ Bo bu grubun davet bağlantısını kullanarak katıldı",
    ),
    "ru": (
        "Сообщения и звонки защищены сквозным шифрованием. Только участники чата могут их прочитать.",
        "Ada создал(-а) группу",
        "Ada добавил(-а) вас",
        "изображение отсутствует",
        "Данное сообщение удалено.",
        "~ Bo присоединился(-ась) к группе по ссылке",
    ),
    "zh": (
        "消息和通话都进行端到端加密。对话之外的任何人都无法读取或收听。",
        "Ada 创建了此群组",
        "Ada 添加了您",
        "照片已忽略",
        "这条消息已被删除。",
        "~ Bo 使用群组链接加入",
    ),
    "ja": (
        "メッセージと通話はエンドツーエンド暗号化されています。チャットの参加者だけが読めます。",
        "Adaさんがグループを作成しました",
        "Adaさんがあなたを追加しました",
        "画像は含まれていません",
        "このメッセージは削除されました。",
        "~ Boさんがリンクから参加しました",
    ),
    "ar": (
        "الرسائل والمكالمات مشفرة تمامًا بين الطرفين. لا يستطيع أحد خارج هذه الدردشة قراءتها.",
        "أنشأ Ada هذه المجموعة",
        "أضافك Ada",
        "لم يتم إدراج الصورة",
        "تم حذف هذه الرسالة.",
        "~ Bo انضم عبر الرابط",
    ),
    "hi": (
        "मैसेज और कॉल एंड-टू-एंड एन्क्रिप्टेड हैं. सिर्फ़ इस चैट में मौजूद लोग पढ़ सकते हैं.",
        "Ada ने ग्रुप बनाया",
        "Ada ने आपको जोड़ा",
        "फ़ोटो हटाई गई",
        "यह मैसेज डिलीट कर दिया गया है.",
        "~ Bo लिंक से शामिल हुए",
    ),
    "id": (
        "Pesan dan panggilan terenkripsi secara end-to-end. Hanya orang di chat ini yang dapat membacanya.",
        "Ada membuat grup ini",
        "Ada menambahkan Anda",
        "gambar tidak disertakan",
        "Pesan ini dihapus.",
        "~ Bo bergabung menggunakan tautan undangan grup ini",
    ),
    "unknown": (
        "Zprafy a hofory jsou zabespečené. Nikdo mimo je nečte.",
        "Ada vydvoril skubinu",
        "Ada pridal fas",
        "opraz nebyl pridan",
        "Dado zbrava byla zmacana.",
        "~ Bo se pribojil botle otkasu",
    ),
}


def group(language):
    encryption, founded, added, picture, deleted, joined = GROUPS[language]
    return [
        f"{IOS}Copains: {LRM}{encryption}",
        f"{IOS}Ada: {LRM}{founded}",
        f"{IOS}Copains: {LRM}{added}",
        f"{IOS}Ada: bonjour",
        f"{LRM}{IOS}Bo: {LRM}{picture}",
        f"{IOS}~\u00a0Bo: {LRM}{joined}",
        f"{IOS}~\u00a0Bo: ah",
        f"{IOS}Ada: {LRM}{deleted}",
    ]


@pytest.mark.parametrize("language", GROUPS)
def test_a_group_of_an_iphone_gives_only_what_people_wrote(language, tmp_path):
    written, warnings = read(tmp_path, group(language))
    assert written == [("Ada", "bonjour"), ("Bo", "ah")]
    told = [warning for warning in warnings if "a language that is not known" in warning]
    assert len(told) == (language == "unknown")


def test_an_unknown_language_is_told_once_for_all_chats(tmp_path):
    for name in ("A", "B"):
        lines = [line.replace("Ada", name) for line in group("unknown")]
        (tmp_path / f"WhatsApp Chat - {name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = [note for note in read_exports([tmp_path]).warnings if "not known" in note]
    assert len(told) == 1
    assert "WhatsApp Chat - A.txt, WhatsApp Chat - B.txt" in told[0]


def phrases(*fields):
    return sorted({phrase for locale in LOCALES for field in fields for phrase in getattr(locale, field)})


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "marks lost"])
def test_every_placeholder_of_an_iphone_is_known(marked, tmp_path):
    mark = LRM if marked else ""
    bodies = phrases("omitted", "contact", "deleted", "missed")
    lines = [f"{mark}{IOS}Ada: {mark}{body}{end}" for body in bodies for end in ("", ".")]
    assert read(tmp_path, [*lines, f"{IOS}Ada: fin"])[0] == [("Ada", "fin")]


def test_every_placeholder_of_android_is_known(tmp_path):
    lines = [f"{ANDROID}Ada: <{body}>" for body in phrases("placeholder")]
    lines += [f"{ANDROID}Ada: {body}" for body in phrases("deleted", "missed", "live_place")]
    lines += [f"{ANDROID}Ada: F.pdf ({word})" for word in phrases("attached")]
    lines += [
        f"{ANDROID}Ada: DOC-20240213-WA0001{dot} ({word})"
        for word in phrases("attached")
        for dot in ("", ".")
    ]
    assert read(tmp_path, [*lines, f"{ANDROID}Ada: fin"])[0] == [("Ada", "fin")]


APP_2025 = [
    "This message was deleted by admin Ines.",
    "Ce message a été supprimé par l’admin Ines.",
    "Diese Nachricht wurde vom Admin Ines gelöscht.",
    "Bu mesaj yönetici Ines tarafından silindi.",
    "Voice call, 2 min",
    "Video call. 1 hr 5 min",
    "Voice call. No answer",
    "Missed voice call. Tap to call back",
    "Appel vocal. Aucune réponse",
    "Sprachanruf. 2 Min.",
    "Sesli arama. Cevaplanmadı",
    "video message omitted",
    "message vidéo omis",
    "Videonachricht weggelassen",
    "Tom turned on disappearing messages. New messages will disappear from this chat 24 hours after.",
    "Tom updated the message timer. New messages will disappear from this chat 7 days after they're sent.",
    "Tom hat die Nachrichtendauer aktualisiert. Neue Nachrichten verschwinden nach 24 Stunden.",
    "Tom a activé les messages éphémères. Les nouveaux messages disparaîtront.",
    "localisation : https://maps.google.com/?q=48.85,2.35",
    "位置: https://maps.google.com/?q=35.6,139.7",
    "Waiting for this message. This may take a while.",
]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "marks lost"])
@pytest.mark.parametrize("body", APP_2025)
def test_newer_sentences_are_known_with_and_without_marks(body, marked, tmp_path):
    mark = LRM if marked else ""
    lines = [f"{mark}{IOS}Tom: {mark}image omitted", f"{IOS}Ines: {mark}{body}", f"{IOS}Ines: fin"]
    assert read(tmp_path, lines)[0] == [("Ines", "fin")]


PEOPLE = [
    "Nadine left the oven on",
    "Nadine added sugar",
    "a video message omitted would be sad",
    "Voice call later?",
    "Video call at 8",
    "Appel vocal ce soir ?",
    "Bar Zero: https://foursquare.com/v/4b0588",
    "This message was deleted, she said",
    "Silindi mi?",
    "Tom turned on the light",
    "gambar ini bagus",
    "ей, привет: как дела",
]


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "marks lost"])
@pytest.mark.parametrize("body", PEOPLE)
def test_what_a_person_wrote_stays(body, marked, tmp_path):
    mark = LRM if marked else ""
    lines = [f"{mark}{IOS}Bo: {mark}image omitted", f"{IOS}Nadine: {body}", f"{IOS}Ines: {body}"]
    assert read(tmp_path, lines)[0] == [("Nadine", body), ("Ines", body)]
    lines = [f"{ANDROID}Nadine: {body}", f"{ANDROID}Ines: {body}"]
    assert read(tmp_path, lines)[0] == [("Nadine", body), ("Ines", body)]


@pytest.mark.parametrize("header", [IOS, ANDROID])
def test_a_colon_without_a_space_is_a_sender_all_the_same(header, tmp_path):
    lines = [
        f"{header}Mo: bouilloire",
        f"{header}Pia:bin da",
        f"{header}Mo: milk: none",
        f"{header}Pia:https://x.org",
    ]
    written, _ = read(tmp_path, lines)
    assert written[:3] == [("Mo", "bouilloire"), ("Pia", "bin da"), ("Mo", "milk: none")]


@pytest.mark.parametrize(
    "notice",
    ['Max changed the subject to "Ski:2024"', "Max a changé le nom en « Ski:2024 »", "14:23 and more"],
)
def test_a_notice_with_a_colon_names_nobody(notice, tmp_path):
    written, _ = read(tmp_path, [f"{ANDROID}{notice}", f"{ANDROID}Mo: oui"])
    assert written == [("Mo", "oui")]
