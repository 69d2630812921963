"""What the app wrote is no message, whoever it says wrote it; what people type is."""

from pathlib import Path

import pytest

from ghostprep.readers import reasons
from tests.readers.meta.exports import BOX, FRIEND, ME, classic, end_to_end, read_one, thread, write

NOTICES = [
    (f"{FRIEND} sent an attachment.", reasons.MEDIA),
    ("Björk sent an attachment.", reasons.MEDIA),
    ("You sent an attachment.", reasons.MEDIA),
    (f"{FRIEND} a envoyé une pièce jointe.", reasons.MEDIA),
    ("Vous avez envoyé une pièce jointe.", reasons.MEDIA),
    (f"{FRIEND} sent a location.", reasons.LOCATION),
    (f"You missed a call from {FRIEND}.", reasons.CALL),
    (f"You missed a video call from {FRIEND}.", reasons.CALL),
    (f"{FRIEND} missed your call.", reasons.CALL),
    (f"{FRIEND} called you.", reasons.CALL),
    (f"You called {FRIEND}.", reasons.CALL),
    ("The video call ended.", reasons.CALL),
    ("Video chat ended", reasons.CALL),
    (f"{FRIEND} started an audio call", reasons.CALL),
    (f"{FRIEND} a manqué votre appel.", reasons.CALL),
    ("Reacted 😂 to your message ", reasons.SYSTEM),
    ("A réagi 😮 à votre message", reasons.SYSTEM),
    ("Liked a message", reasons.SYSTEM),
    ("A aimé un message", reasons.SYSTEM),
    (f"{FRIEND} added Ana to the group.", reasons.SYSTEM),
    (f"{FRIEND} a ajouté Ana au groupe.", reasons.SYSTEM),
    (f"{FRIEND} a quitté le groupe.", reasons.SYSTEM),
    (f"{ME} left the group.", reasons.SYSTEM),
    (f"{ME} named the group Vacances.", reasons.SYSTEM),
    (f"{ME} removed Ana from the group.", reasons.SYSTEM),
    (f"{ME} created the group.", reasons.SYSTEM),
    (f"{ME} changed the group photo.", reasons.SYSTEM),
    (f"{ME} set the nickname for {FRIEND} to Bibi.", reasons.SYSTEM),
    (f"{ME} changed the theme to Love.", reasons.SYSTEM),
    (f"{ME} set the emoji to 🍕.", reasons.SYSTEM),
    (f"{ME} pinned a message.", reasons.SYSTEM),
    (f"{ME} created a poll: On mange où ?", reasons.POLL),
    ("You are now connected on Messenger", reasons.SYSTEM),
    (f"{FRIEND} waved at you!", reasons.SYSTEM),
    *(
        (f"{FRIEND} {said}", reasons.MEDIA)
        for said in (
            "hat einen Anhang gesendet.",
            "envió un archivo adjunto.",
            "ha inviato un allegato.",
            "heeft een bijlage verzonden.",
            "enviou um anexo.",
            "a partagé un reel.",
            "shared a story.",
        )
    ),
    *(
        (said, reasons.MEDIA)
        for said in (
            "Du hast ein Foto gesendet.",
            "Enviaste una foto.",
            "Hai inviato una foto.",
            "Je hebt een foto verzonden.",
            "Você enviou uma foto.",
            "Vous avez envoyé un message vocal.",
            "Vous a mentionné(e) dans sa story",
            "Mentioned you in their story",
        )
    ),
    *(
        (said, reasons.SYSTEM)
        for said in (
            "Hat eine Nachricht mit „Gefällt mir“ markiert",
            "Hat mit 😂 auf deine Nachricht reagiert",
            "Le gustó un mensaje",
            "Reaccionó con 😂 a tu mensaje",
            'Ha messo "Mi piace" a un messaggio',
            "Ha reagito con 😂 al tuo messaggio",
            "Vindt een bericht leuk",
            "Heeft met 😂 op je bericht gereageerd",
            "Curtiu uma mensagem",
            "Gostou de uma mensagem",
            "Reagiu com 😂 à sua mensagem",
            "A réagi avec 😂 à votre message",
            "A aimé votre message",
        )
    ),
    *(
        (f"{FRIEND} {said}", reasons.SYSTEM)
        for said in (
            "wasn't notified about this message because they're in quiet mode.",
            "liked a message",
            "turned on vanish mode.",
            "hat die Gruppe verlassen.",
            "abandonó el grupo.",
            "ha abbandonato il gruppo.",
            "heeft de groep verlaten.",
            "saiu do grupo.",
            "a aimé votre message",
            "n'a pas reçu de notification de ce message car le mode silencieux est activé.",
        )
    ),
    *(
        (f"{FRIEND} {said}", reasons.CALL)
        for said in (
            "hat deinen Anruf verpasst.",
            "ha perso la tua chiamata.",
            "heeft je gebeld.",
            "ligou para você.",
            "te llamó.",
            "a démarré un appel vidéo.",
        )
    ),
    (f"{FRIEND} hat eine Nachricht zurückgenommen.", reasons.DELETED),
    (f"{FRIEND} a annulé l’envoi d’un message.", reasons.DELETED),
    # what people type
    (f"{FRIEND} hat einen Anhang gesendet, hab ich gesehen", ""),
    ("Hat eine Nachricht geschrieben", ""),
    ("Le gustó un mensaje tuyo de ayer", ""),
    ("Du hast ein Foto gesendet? zeig", ""),
    ("Curtiu a festa", ""),
    ("A aimé le film", ""),
    ("The call ended badly", ""),
    ("Somebody sent an attachment.", ""),
    (f"{FRIEND} sent an attachment. lol", ""),
    (f"he said: {FRIEND} sent an attachment.", ""),
    ("Reacted badly to your message", ""),
    ("Liked a message of yours", ""),
    ("I left the group.", ""),
    ("Mom called you.", ""),
    ("You called me a liar", ""),
    ("the video call ended badly", ""),
    (f"{FRIEND} left the group. Finally!", ""),
    ("image omitted lol", ""),
    (f"{FRIEND} " + "voted for a in the poll, " * 20_000 + "oui\n", ""),
]


@pytest.mark.parametrize("flat", [False, True], ids=["classic", "end to end"])
def test_only_whole_sentences_of_the_app_that_name_a_participant_are_notices(
    flat: bool, tmp_path: Path
) -> None:
    lines = [(1000 * i, True, text) for i, (text, _) in enumerate(NOTICES, 1)]
    write(tmp_path, {"x_1.json": end_to_end(lines) if flat else classic(lines)})
    assert [(m.text, m.reason) for m in read_one(tmp_path)] == NOTICES


def test_who_is_not_among_the_participants_is_still_a_sender(tmp_path: Path) -> None:
    left = {"sender_name": "Ana Ruiz", "content": "Ana Ruiz left the group."}
    write(tmp_path, {f"{BOX}/message_1.json": thread({"sender_name": "Ana Ruiz", "content": "bye"}, left)})
    assert [(m.sender, m.text, m.reason) for m in read_one(tmp_path)] == [
        ("Ana Ruiz", "bye", ""),
        ("Ana Ruiz", "Ana Ruiz left the group.", reasons.SYSTEM),
    ]
