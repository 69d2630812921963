"""WhatsApp's words in German."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "Videonachricht weggelassen",
        "Videonotiz weggelassen",
        "Sprachnachricht weggelassen",
        "Bild weggelassen",
        "Video weggelassen",
        "Audio weggelassen",
        "Sticker weggelassen",
        "GIF weggelassen",
        "Dokument weggelassen",
    ),
    contact=("Kontaktkarte ausgelassen", "Kontaktkarte weggelassen"),
    placeholder=("Medien ausgeschlossen", "Medien weggelassen"),
    attached=("Datei angehängt", "Anhang"),
    edited=("Diese Nachricht wurde bearbeitet",),
    deleted=(
        "Du hast diese Nachricht als Admin gelöscht",
        "Diese Nachricht wurde gelöscht",
        "Du hast diese Nachricht gelöscht",
    ),
    missed=("Verpasster Sprachanruf", "Verpasster Videoanruf", "Verpasster Gruppenanruf"),
    calls=("Sprachanruf", "Videoanruf"),
    place=("Standort",),
    live_place=("Live-Standort wird geteilt",),
    poll=("ABSTIMMUNG:", "UMFRAGE:"),
    deleted_by=(
        "Diese Nachricht wurde vom Admin",
        "Diese Nachricht wurde von Admin",
        "Diese Nachricht wurde von der Admin",
    ),
    timers=(
        r"(hat|hast) selbstlöschende Nachrichten (aktiviert|deaktiviert|eingeschaltet|ausgeschaltet)\.",
        r"(hat|hast) die Nachrichtendauer aktualisiert\.",
        "(hat|hast) den erweiterten Chat-Datenschutz (ein|aus)geschaltet",
    ),
    encryption=(
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt",
        "Nachrichten in diesem Chat sowie Anrufe sind jetzt mit Ende-zu-Ende-Verschlüsselung geschützt",
        "Nachrichten in dieser Gruppe sind jetzt mit Ende-zu-Ende-Verschlüsselung geschützt",
        "Nachrichten, die du in diesem Chat sendest, sowie Anrufe, sind jetzt mit "
        "Ende-zu-Ende-Verschlüsselung geschützt",
    ),
    events=(
        r"(Deine|Die) Sicherheitsnummer .+",
        r"Dein Sicherheitscode .+",
        r"Der Sicherheitscode .+",
        r"Du (hast|bist|wurdest) .*(erstellt|hinzugefügt|entfernt|geändert|gelöscht|verlassen|"
        r"beigetreten|Admin|aktiviert|deaktiviert|angeheftet|blockiert|freigegeben)",
        "Selbstlöschende Nachrichten ",
        r"(Dieser Chat|Dieses Unternehmen) ",
        "Nur Admins ",
    ),
    deeds=(
        r"hat (die|diese) Gruppe .*(erstellt|verlassen|gelöscht)",
        r"hat (?!.*\?$).+ (hinzugefügt|entfernt)",
        r"hat (das|den|die|dieses|seine|ihre|zu) .*(geändert|gewechselt|gelöscht|entfernt)",
        r"hat eine Nachricht .*(angeheftet|fixiert)",
        r"hat (selbstlöschende|verschwindende) Nachrichten",
        r"ist (der Gruppe )?(mithilfe|mittels|über|durch|per) .*beigetreten",
        "ist der Gruppe beigetreten",
        r"ist (jetzt|kein) .*Admin",
        r"wurde (hinzugefügt|entfernt)",
    ),
)
