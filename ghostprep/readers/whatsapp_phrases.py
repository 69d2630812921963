"""What WhatsApp itself writes into an export, as data: a new locale is one more `Locale`.

Phrases stand as the app writes them, without the final full stop and without direction controls.
They are compared with whole bodies or whole marked parts of bodies, never looked for inside a text
that a person wrote.
"""

from typing import NamedTuple


class Locale(NamedTuple):
    """The strings of one language."""

    omitted: tuple[str, ...]
    """iOS, in the place of media that was left out."""
    contact: tuple[str, ...]
    """iOS, in the place of a contact card."""
    placeholder: tuple[str, ...]
    """Android, in angle brackets, in the place of any media."""
    attached: tuple[str, ...]
    """"F (file attached)" on Android and "<attached: F>" on iOS."""
    edited: tuple[str, ...]
    deleted: tuple[str, ...]
    missed: tuple[str, ...]
    """Missed calls."""
    calls: tuple[str, ...]
    """Beginnings of other calls: details may follow after a full stop or a comma."""
    place: tuple[str, ...]
    """The word before a map link."""
    live_place: tuple[str, ...]
    poll: tuple[str, ...]
    encryption: tuple[str, ...]
    """Beginnings of the notice that opens a chat."""
    events: tuple[str, ...]
    """Beginnings of other notices without an actor, as regexes."""
    deeds: tuple[str, ...]
    """What a group member did, as regexes that follow the member's name."""
    view_once: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


LOCALES = {
    "en": Locale(
        omitted=(
            "image omitted", "video omitted", "audio omitted", "sticker omitted", "GIF omitted",
            "document omitted", "video note omitted", "media omitted", "voice message omitted",
        ),
        contact=("Contact card omitted",),
        placeholder=("Media omitted",),
        attached=("file attached", "attached"),
        edited=("This message was edited",),
        deleted=(
            "This message was deleted", "You deleted this message", "This message was deleted by admin",
            "You deleted this message as admin",
        ),
        missed=(
            "Missed voice call", "Missed video call", "Missed group voice call", "Missed group video call",
            "Missed group call",
        ),
        calls=(
            "Voice call", "Video call", "Silenced voice call", "Silenced video call", "Group call",
            "Group voice call", "Group video call", "No answer",
        ),
        place=("location",),
        live_place=("live location shared",),
        poll=("POLL:",),
        encryption=(
            "Messages and calls are end-to-end encrypted",
            "Messages to this chat and calls are now secured with end-to-end encryption",
            "Messages to this group are now secured with end-to-end encryption",
            "Messages you send to this chat and calls are now secured with end-to-end encryption",
            "Messages you send to this group are now secured with end-to-end encryption",
        ),
        events=(
            r"Your security code with .+ changed",
            r"You're (now|no longer) ",
            r"You (were (added|removed)|joined|left|created|added|removed|changed|deleted this group's|"
            r"turned|pinned|started|blocked|unblocked|reset|set|updated)\b",
            r"(Disappearing|disappearing) messages (were|was) ", r"This (chat is with a|business) ",
            r"Only (admins|messages that mention) ", r"Group (creator|was) ", r"This group (has|was|is) ",
            "Tap to ",
        ),
        deeds=(
            r"(created|deleted) (this |the )?group", r"added (?!.*\?$).+", r"removed .+", "left",
            r"was (added|removed)", r"joined (using|from|via|the group|this group)",
            r"changed (the|this|their|to|your)\b", r"changed (his|her) ", "deleted this group's",
            "pinned a message", r"turned (on|off) ", r"(is|are) (now|no longer) (an )?(group )?admins?",
            "is a contact", "requested to join", "updated the message timer", r"set (the|messages) ",
            r"started a (video |voice )?call", "reset this group's",
        ),
        view_once=(
            "View once voice message omitted", "Video note omitted", "View once photo omitted",
            "View once video omitted", "View once message omitted",
        ),
        waiting=("Waiting for this message. This may take a while", "Waiting for this message"),
    ),
    "fr": Locale(
        omitted=(
            "image absente", "vidéo absente", "audio omis", "sticker omis", "GIF retiré",
            "document manquant",
        ),
        contact=("Fiche contact manquante",),
        placeholder=("Médias omis", "Fichier omis", "Média omis"),
        attached=("fichier joint", "pièce jointe"),
        edited=("Ce message a été modifié",),
        deleted=("Ce message a été supprimé", "Vous avez supprimé ce message", "Tu as supprimé ce message"),
        missed=(
            "Appel vocal manqué", "Appel vidéo manqué", "Appel vocal de groupe manqué",
            "Appel vidéo de groupe manqué", "Appel de groupe manqué",
        ),
        calls=("Appel vocal", "Appel vidéo"),
        place=("localisation",),
        live_place=("Localisation en direct partagée",),
        poll=("SONDAGE:", "SONDAGE :"),
        encryption=(
            "Les messages et les appels sont chiffrés de bout en bout",
            "Les messages et appels sont chiffrés de bout en bout",
            "Les messages et les appels dans cette discussion sont désormais protégés par le "
            "chiffrement de bout en bout",
            "Les messages envoyés dans cette discussion et les appels sont désormais protégés avec le "
            "chiffrement de bout en bout",
            "Les messages envoyés dans ce groupe sont désormais protégés avec le chiffrement de bout "
            "en bout",
            "Les messages que vous envoyez dans cette discussion et les appels sont désormais protégés "
            "avec le chiffrement de bout en bout",
        ),
        events=(
            r"Votre code de sécurité avec .+ a changé", r"Le code de sécurité .*a changé",
            r"Vous (avez (créé|ajouté|retiré|quitté|changé|modifié|supprimé|été|rejoint|épinglé|activé|"
            r"désactivé|utilisé|bloqué|débloqué)|êtes (désormais|maintenant)|n'êtes plus|faites)\b",
            "Les messages éphémères ", r"(Cette discussion|Ce compte|Cette entreprise) ", "Seuls les ",
        ),
        deeds=(
            r"a créé (le|ce) groupe", r"a ajouté .+", r"a retiré .+", "a quitté", "est parti",
            r"a été (ajouté|retiré)",
            r"a changé (l'icône|le nom|le sujet|la description|de numéro|les paramètres|ses|l'image|la "
            r"photo)",
            r"a modifié (l'icône|le nom|la description|les paramètres)",
            r"a supprimé (l'icône|la description)", "a utilisé un lien", r"a rejoint (le|ce|via|en|à)",
            "a épinglé un message", r"a (activé|désactivé) les messages",
            r"est (désormais|maintenant) admin", "n'est plus admin",
        ),
        view_once=("Message vocal à vue unique omis", "Vocal à vue unique omis", "Note vidéo omise"),
        waiting=("En attente de ce message. Cela peut prendre un moment", "En attente de ce message"),
    ),
    "de": Locale(
        omitted=(
            "Bild weggelassen", "Video weggelassen", "Audio weggelassen", "Sticker weggelassen",
            "GIF weggelassen", "Dokument weggelassen",
        ),
        contact=("Kontaktkarte ausgelassen", "Kontaktkarte weggelassen"),
        placeholder=("Medien ausgeschlossen", "Medien weggelassen"),
        attached=("Datei angehängt", "Anhang"),
        edited=("Diese Nachricht wurde bearbeitet",),
        deleted=("Diese Nachricht wurde gelöscht", "Du hast diese Nachricht gelöscht"),
        missed=("Verpasster Sprachanruf", "Verpasster Videoanruf", "Verpasster Gruppenanruf"),
        calls=("Sprachanruf", "Videoanruf"),
        place=("Standort",),
        live_place=("Live-Standort wird geteilt",),
        poll=("ABSTIMMUNG:", "UMFRAGE:"),
        encryption=(
            "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt",
            "Nachrichten in diesem Chat sowie Anrufe sind jetzt mit Ende-zu-Ende-Verschlüsselung geschützt",
            "Nachrichten in dieser Gruppe sind jetzt mit Ende-zu-Ende-Verschlüsselung geschützt",
            "Nachrichten, die du in diesem Chat sendest, sowie Anrufe, sind jetzt mit "
            "Ende-zu-Ende-Verschlüsselung geschützt",
        ),
        events=(
            r"(Deine|Die) Sicherheitsnummer .+", r"Dein Sicherheitscode .+", r"Der Sicherheitscode .+",
            r"Du (hast|bist|wurdest) .*(erstellt|hinzugefügt|entfernt|geändert|gelöscht|verlassen|"
            r"beigetreten|Admin|aktiviert|deaktiviert|angeheftet|blockiert|freigegeben)",
            "Selbstlöschende Nachrichten ", r"(Dieser Chat|Dieses Unternehmen) ", "Nur Admins ",
        ),
        deeds=(
            r"hat (die|diese) Gruppe .*(erstellt|verlassen|gelöscht)",
            r"hat (?!.*\?$).+ (hinzugefügt|entfernt)",
            r"hat (das|den|die|dieses|seine|ihre|zu) .*(geändert|gewechselt|gelöscht|entfernt)",
            r"hat eine Nachricht .*(angeheftet|fixiert)",
            r"hat (selbstlöschende|verschwindende) Nachrichten",
            r"ist (der Gruppe )?(mithilfe|mittels|über|durch|per) .*beigetreten",
            "ist der Gruppe beigetreten", r"ist (jetzt|kein) .*Admin", r"wurde (hinzugefügt|entfernt)",
        ),
    ),
    "es": Locale(
        omitted=(
            "imagen omitida", "Video omitido", "vídeo omitido", "audio omitido", "sticker omitido",
            "GIF omitido", "documento omitido",
        ),
        contact=("Tarjeta de contacto omitida",),
        placeholder=("Multimedia omitido", "Archivo omitido"),
        attached=("archivo adjunto", "archivo adjuntado", "adjunto"),
        edited=("Se editó este mensaje",),
        deleted=("Se eliminó este mensaje", "Eliminaste este mensaje", "Este mensaje fue eliminado"),
        missed=(
            "Llamada perdida", "Llamada de voz perdida", "Videollamada perdida", "Llamada grupal perdida",
        ),
        calls=("Llamada de voz", "Videollamada"),
        place=("ubicación",),
        live_place=("ubicación en tiempo real compartida",),
        poll=("ENCUESTA:",),
        encryption=(
            "Los mensajes y las llamadas están cifrados de extremo a extremo",
            "Los mensajes y llamadas están cifrados de extremo a extremo",
            "Los mensajes y las llamadas en este chat ahora están protegidos con cifrado de extremo a "
            "extremo",
            "Los mensajes en este grupo ahora están protegidos con cifrado de extremo a extremo",
            "Los mensajes en este chat y las llamadas ahora están protegidos con cifrado de extremo a "
            "extremo",
        ),
        events=(
            r"(Tu|El|Cambió tu|Cambió el) código de seguridad .+",
            r"(Creaste|Añadiste|Agregaste|Eliminaste a|Saliste|Cambiaste|Te uniste|Fijaste|Activaste|"
            r"Desactivaste|Bloqueaste|Desbloqueaste|Ahora eres|Ya no eres|Te añadieron)\b",
            "Los mensajes temporales ", r"(Este chat|Esta empresa) ", "Solo los administradores ",
            r"Se (añadió|eliminó) a ",
        ),
        deeds=(
            r"creó (el|este) grupo", r"(te )?(añadió|agregó)( a)? .+", r"te (añadió|agregó|eliminó)",
            r"eliminó a .+", "salió del grupo", "salió", r"cambió (el|la|los|a|su|de|este) .+",
            r"se unió (usando|con|mediante|al|a través)", "fijó un mensaje",
            r"(activó|desactivó) los mensajes", r"(ahora|ya no) es admin",
            r"eliminó (el ícono|el icono|la foto|la imagen)",
        ),
    ),
    "pt-BR": Locale(
        omitted=(
            "imagem ocultada", "vídeo omitido", "vídeo ocultado", "áudio ocultado", "figurinha omitida",
            "GIF omitido", "documento omitido", "imagem omitida", "áudio omitido",
        ),
        contact=("Cartão do contato omitido",),
        placeholder=("Mídia oculta", "Arquivo de mídia oculto", "Mídia omitida"),
        attached=("arquivo anexado", "anexado"),
        edited=("Mensagem editada", "Esta mensagem foi editada"),
        deleted=("Mensagem apagada", "Esta mensagem foi apagada", "Você apagou esta mensagem"),
        missed=(
            "Chamada de voz perdida", "Chamada de vídeo perdida", "Ligação de voz perdida",
            "Ligação de vídeo perdida", "Videochamada perdida", "Chamada em grupo perdida",
        ),
        calls=("Ligação de voz", "Ligação de vídeo", "Chamada de voz", "Chamada de vídeo"),
        place=("localização",),
        live_place=("localização atual compartilhada",),
        poll=("ENQUETE:",),
        encryption=(
            "As mensagens e ligações são protegidas com a criptografia de ponta a ponta",
            "As mensagens e as ligações são protegidas com a criptografia de ponta a ponta",
            "As mensagens e as ligações nesta conversa estão protegidas com criptografia de ponta a ponta",
            "As mensagens e chamadas são protegidas com a criptografia de ponta a ponta",
            "As mensagens deste grupo estão protegidas com criptografia de ponta a ponta",
            "As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta",
        ),
        events=(
            r"(Seu|O seu|O) código de segurança .+",
            r"Você (criou|adicionou|removeu|saiu|mudou|alterou|entrou|fixou|ativou|desativou|foi|agora|"
            r"não é mais|bloqueou|desbloqueou)\b",
            "As mensagens temporárias ", r"(Esta conversa|Esta empresa) ", r"Somente (os )?admins? ",
        ),
        deeds=(
            r"criou (o|este) grupo", r"adicionou .+", r"removeu .+", r"saiu( do grupo)?",
            r"mudou (o|a|os|as|para|seu|de) .+", r"alterou (o|a|os|as|para) .+",
            r"entrou (usando|por|via|no grupo|através)", "fixou uma mensagem",
            r"(ativou|desativou) as mensagens", r"(agora|não) é (um |mais )?admin",
            r"foi (adicionad|removid)[oa]",
        ),
    ),
    "pt-PT": Locale(
        omitted=(
            "imagem não revelada", "vídeo não revelado", "ficheiro de áudio não revelado",
            "sticker não revelado", "GIF não revelada", "GIF não revelado", "documento não revelado",
        ),
        contact=("Contacto não revelado",),
        placeholder=("Ficheiro não revelado",),
        attached=("ficheiro anexado", "anexo"),
        edited=("Esta mensagem foi editada",),
        deleted=(
            "Esta mensagem foi apagada", "Apagou esta mensagem", "Apagaste esta mensagem",
            "Esta mensagem foi eliminada", "Eliminou esta mensagem",
        ),
        missed=("Chamada de voz perdida", "Videochamada perdida"),
        calls=("Chamada de voz", "Videochamada"),
        place=("localização",),
        live_place=("localização em direto partilhada", "localização em tempo real partilhada"),
        poll=("SONDAGEM:",),
        encryption=(
            "As mensagens e chamadas são encriptadas ponto a ponto",
            "As mensagens e as chamadas são encriptadas ponto a ponto",
            "As mensagens e chamadas são encriptadas de ponta a ponta",
            "As mensagens e as chamadas estão encriptadas ponto a ponto",
            "As mensagens deste grupo estão agora protegidas com encriptação ponto a ponto",
        ),
        events=(
            r"(O seu|O teu) código de segurança .+",
            r"(Criou|Adicionou|Removeu|Saiu|Alterou|Aderiu|Criaste|Adicionaste|Removeste|Saíste|"
            r"Alteraste|Aderiste)\b",
            "As mensagens temporárias ", r"Apenas (os )?admin",
        ),
        deeds=(r"aderiu (ao|através|usando|com) .+",),
    ),
    "it": Locale(
        omitted=(
            "immagine omessa", "video omesso", "audio omesso", "sticker non incluso", "GIF esclusa",
            "documento omesso",
        ),
        contact=("Scheda contatto omessa",),
        placeholder=("Media omessi", "Media omesso"),
        attached=("file allegato", "allegato"),
        edited=("Questo messaggio è stato modificato",),
        deleted=("Questo messaggio è stato eliminato", "Hai eliminato questo messaggio"),
        missed=("Chiamata vocale persa", "Videochiamata persa", "Chiamata di gruppo persa"),
        calls=("Chiamata vocale", "Videochiamata"),
        place=("posizione",),
        live_place=("posizione attuale condivisa",),
        poll=("SONDAGGIO:",),
        encryption=(
            "I messaggi e le chiamate sono crittografati end-to-end",
            "I messaggi e le chiamate in questa chat sono ora protetti con la crittografia end-to-end",
            "I messaggi inviati a questa chat e le chiamate sono ora protetti con la crittografia "
            "end-to-end",
            "I messaggi inviati a questo gruppo sono ora protetti con la crittografia end-to-end",
        ),
        events=(
            r"(Il tuo|Il) codice di sicurezza .+",
            r"Hai (creato|aggiunto|rimosso|abbandonato|cambiato|modificato|fissato|attivato|disattivato|"
            r"bloccato|sbloccato|eliminato l)",
            r"(Ora sei|Non sei più|Sei stat[oa]|Sei uscit[oa]|Sei entrat[oa]) .*", "I messaggi effimeri ",
            r"(Questa chat|Questa azienda) ", r"Solo gli (admin|amministratori) ",
        ),
        deeds=(
            r"ha creato (il|questo) gruppo", r"ha aggiunto .+", r"ha rimosso .+", "ha abbandonato",
            r"è uscit[oa]", r"ha (cambiato|modificato) (il|l'|la|le|numero|in|questo|questa).*",
            r"si è unit[oa]", r"è entrat[oa] (usando|tramite|con|nel)", "ha fissato un messaggio",
            r"ha (attivato|disattivato) i messaggi", r"(ora è|non è più) .*admin.*",
            r"è stat[oa] (aggiunt|rimoss)[oa]",
        ),
    ),
    "nl": Locale(
        omitted=(
            "afbeelding weggelaten", "video weggelaten", "audio weggelaten", "sticker weggelaten",
            "GIF weggelaten", "document weggelaten",
        ),
        contact=("Visitekaartje weggelaten",),
        placeholder=("Media weggelaten",),
        attached=("bestand bijgevoegd", "bijgevoegd"),
        edited=("Dit bericht is bewerkt",),
        deleted=(
            "Dit bericht is verwijderd", "U hebt dit bericht verwijderd", "Je hebt dit bericht verwijderd",
        ),
        missed=(
            "Gemist spraakgesprek", "Gemist videogesprek", "Gemiste spraakoproep", "Gemiste video-oproep",
            "Gemiste groepsoproep",
        ),
        calls=("Spraakoproep", "Video-oproep", "Spraakgesprek", "Videogesprek"),
        place=("locatie",),
        live_place=("live locatie gedeeld",),
        poll=("PEILING:",),
        encryption=(
            "Berichten en gesprekken zijn end-to-end versleuteld",
            "Berichten en oproepen zijn end-to-end versleuteld",
            "Berichten en gesprekken worden end-to-end versleuteld",
            "Berichten en oproepen worden end-to-end versleuteld",
            "Berichten in deze chat en gesprekken zijn nu beveiligd met end-to-end versleuteling",
            "Berichten in deze chat en gesprekken zijn nu beveiligd met end-to-end-encryptie",
            "Berichten in deze groep zijn nu beveiligd met end-to-end versleuteling",
            "Berichten in deze groep zijn nu beveiligd met end-to-end-encryptie",
        ),
        events=(
            r"(Je|Uw|De|Jouw) beveiligingscode .+",
            r"(Je|U) (hebt|bent|werd) .*(gemaakt|aangemaakt|toegevoegd|verwijderd|gewijzigd|verlaten|"
            r"vastgezet|beheerder|deelgenomen|ingeschakeld|uitgeschakeld|geblokkeerd)",
            "Zelfwissende berichten ", r"(Deze chat|Dit bedrijf) ", "Alleen beheerders ",
        ),
        deeds=(
            r"heeft (de|deze) groep .*(gemaakt|aangemaakt|verlaten|verwijderd)",
            r"heeft (?!.*\?$).+ (toegevoegd|verwijderd)",
            r"heeft (het|de|dit|deze) .*(gewijzigd|veranderd|verwijderd)", "heeft een bericht vastgezet",
            r"heeft (zelfwissende|verdwijnende) berichten", r"is (nu|geen) .*beheerder.*",
            r"neemt deel .+", r"is toegetreden .+", r"(werd|is) (toegevoegd|verwijderd)",
            r"heeft deelgenomen .+",
        ),
    ),
}  # fmt: skip
