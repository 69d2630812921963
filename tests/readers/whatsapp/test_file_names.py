"""What a file is called tells the chat's name."""

import zipfile

import pytest

from tests.readers.whatsapp.exports import CHAT, only


@pytest.mark.parametrize(
    "name",
    [
        *("WhatsApp Chat with Léa.txt", "WhatsApp Chat with Léa (1).txt", "WhatsApp_Chat_with_Léa.txt"),
        *("Discussion WhatsApp avec Léa.txt", "WhatsApp Chat mit Léa.txt", "WhatsApp-Chat mit Léa.txt"),
        *(
            "Chat de WhatsApp con Léa.txt",
            "Conversa do WhatsApp com Léa.txt",
            "Conversa no WhatsApp com Léa.txt",
        ),
        *("Chat WhatsApp con Léa.txt", "WhatsApp-chat met Léa.txt", "Discussion WhatsApp avec Le\u0301a.txt"),
        *("Léa ile WhatsApp Sohbeti.txt", "Чат WhatsApp с контактом Léa.txt", "Чат WhatsApp с Léa.txt"),
        *("与Léa的 WhatsApp 聊天.txt", "與 Léa 的 WhatsApp 對話.txt", "LéaとのWhatsAppチャット.txt"),
        *("محادثة واتساب مع Léa.txt", "Léa के साथ WhatsApp चैट.txt", "Chat WhatsApp dengan Léa.txt"),
        *("WhatsApp-keskustelu - Léa.txt", "Czat WhatsApp z Léa.txt"),
        *("Léa.txt", "WhatsApp Chat with Léa/_chat.txt", "WhatsApp Chat - Léa (2)/_chat.txt"),
        *("WhatsApp Chat - Léa.zip:_chat.txt", "WhatsApp Chat with Léa.zip:WhatsApp Chat with Léa.txt"),
        *(
            "x.zip:WhatsApp Chat - Léa/_chat.txt",
            "WhatsApp Chat - Le\u0301a.zip:_chat.txt",
            "Léa.zip:_chat.txt",
        ),
    ],
)
def test_the_name_of_the_file_gives_the_title(name, tmp_path):
    file, _, member = name.partition(":")
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    if member:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, CHAT)
    else:
        path.write_text(CHAT, encoding="utf-8")
    assert only(path).title == "Léa"
