"""What Messenger and Instagram write in German, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} hat (?:einen Anhang|ein Foto|ein Video|einen Sticker|ein GIF|einen Link|eine "
        r"Sprachnachricht|einen Audioclip|eine Datei|einen Beitrag|ein Reel|eine Story|ein "
        r"Profil|einen Kontakt|[0-9]+ (?:Fotos|Videos)) (?:gesendet|geteilt|geschickt)\.?",
        r"Du hast (?:einen Anhang|ein Foto|ein Video|einen Sticker|ein GIF|einen Link|eine "
        r"Sprachnachricht|einen Audioclip|eine Datei|einen Beitrag|ein Reel|eine Story|ein "
        r"Profil|einen Kontakt|[0-9]+ (?:Fotos|Videos)) (?:gesendet|geteilt|geschickt)\.?",
        r"Hat (?:einen Anhang|ein Foto|ein Video|einen Sticker|ein GIF|einen Link|eine "
        r"Sprachnachricht|einen Audioclip|eine Datei|einen Beitrag|ein Reel|eine Story|ein "
        r"Profil|einen Kontakt|[0-9]+ (?:Fotos|Videos)) (?:gesendet|geteilt|geschickt)\.?",
        r"{who} hat dich in (?:der eigenen|seiner|ihrer) Story erwähnt\.?",
        r"Hat dich in (?:der eigenen|seiner|ihrer) Story erwähnt\.?",
        r"Du hast {who} in deiner Story erwähnt\.?",
        r"Hat auf deine (?:Story|Notiz) geantwortet\.?",
        r"{who} hat auf deine (?:Story|Notiz) geantwortet\.?",
    ),
    reasons.LOCATION: (
        r"{who} hat (?:einen|den|seinen|ihren|den eigenen) (?:Live-)?Standort (?:gesendet|geteilt)\.?",
        r"Du hast (?:einen|den|deinen) (?:Live-)?Standort (?:gesendet|geteilt)\.?",
    ),
    reasons.CALL: (
        r"{who} hat (?:deinen|einen) (?:Video|Audio|Sprach)?(?:anruf|Anruf|chat) verpasst\.?",
        r"Du hast einen (?:Video|Audio|Sprach)?(?:anruf|Anruf|chat)(?: von {who})? verpasst\.?",
        r"{who} hat dich angerufen\.?",
        r"Du hast {who} angerufen\.?",
        r"Der (?:Video|Audio|Sprach)?(?:anruf|Anruf|chat) (?:ist beendet|wurde beendet|ist zu Ende)\.?",
        r"Video(?:anruf|chat|telefonat) beendet\.?",
        r"Videochat beendet\.?",
        r"Videoanruf beendet\.?",
        r"Audioanruf beendet\.?",
        r"Anruf beendet\.?",
        r"{who} hat (?:einen|den) (?:Video|Audio|Sprach)?(?:anruf|Anruf|chat) (?:gestartet|"
        r"begonnen|beendet|verlassen)\.?",
        r"Du hast (?:einen|den) (?:Video|Audio|Sprach)?(?:anruf|Anruf|chat) (?:gestartet|"
        r"begonnen|beendet|verlassen)\.?",
    ),
    reasons.POLL: (
        r"{who} hat eine Umfrage erstellt(?:: ?.{0,300}|\.)?",
        r"Du hast eine Umfrage erstellt(?:: ?.{0,300}|\.)?",
    ),
    reasons.DELETED: (
        r"{who} hat (?:eine|die) Nachricht (?:zurückgenommen|zurückgezogen|gelöscht|entfernt)\.?",
        r"Du hast (?:eine|die) Nachricht (?:zurückgenommen|zurückgezogen|gelöscht|entfernt)\.?",
        r"Diese Nachricht (?:ist nicht mehr verfügbar|wurde zurückgenommen|wurde gelöscht)\.?",
    ),
    reasons.SYSTEM: (
        r"Hat mit [^\x00-\x7f]\S{0,12} auf (?:deine|eine) Nachricht reagiert ?\.?",
        r"Hat auf deine Nachricht mit [^\x00-\x7f]\S{0,12} reagiert ?\.?",
        r"{who} hat mit [^\x00-\x7f]\S{0,12} auf (?:deine|eine) Nachricht reagiert ?\.?",
        r"Reagierte mit [^\x00-\x7f]\S{0,12} auf deine Nachricht ?\.?",
        r"Hat (?:eine|deine) Nachricht mit [„\"“]Gefällt mir[“\"”] markiert\.?",
        r"{who} hat (?:eine|deine) Nachricht mit [„\"“]Gefällt mir[“\"”] markiert\.?",
        r"Du hast eine Nachricht mit [„\"“]Gefällt mir[“\"”] markiert\.?",
        r"Gefällt (?:eine|deine) Nachricht\.?",
        r"{who} gefällt (?:eine|deine) Nachricht\.?",
        r"{who} wurde (?:nicht )?über diese Nachricht (?:nicht )?benachrichtigt.{0,80}",
        r"{who} (?:ist im|hat den) (?:Ruhemodus|Stillen Modus|Lautlos-Modus).{0,30}",
        r"{who} hat {whom} (?:zur Gruppe|zum Chat) hinzugefügt\.?",
        r"Du hast {who} (?:zur Gruppe|zum Chat) hinzugefügt\.?",
        r"{who} hat {whom} aus (?:der Gruppe|dem Chat) entfernt\.?",
        r"Du hast {who} aus (?:der Gruppe|dem Chat) entfernt\.?",
        r"{who} hat die Gruppe (?:verlassen|erstellt)\.?",
        r"Du hast die Gruppe (?:verlassen|erstellt)\.?",
        r"{who} (?:ist der Gruppe beigetreten)\.?",
        r"{who} hat (?:die Gruppe|den Gruppennamen|den Namen der Gruppe) .{0,200}(?:genannt|"
        r"geändert)\.?",
        r"Du hast (?:die Gruppe|den Gruppennamen|den Namen der Gruppe) .{0,200}(?:genannt|geändert)\.?",
        r"{who} hat (?:das Gruppenfoto|das Gruppenbild|das Design|das Chat-Design|das Thema|die "
        r"Farbe|den Spitznamen|seinen Spitznamen|ihren Spitznamen|das Emoji).{0,200}(?:geändert|"
        r"festgelegt|entfernt|gelöscht)\.?",
        r"Du hast (?:das Gruppenfoto|das Gruppenbild|das Design|das Chat-Design|das Thema|die "
        r"Farbe|den Spitznamen|deinen Spitznamen|das Emoji).{0,200}(?:geändert|festgelegt|"
        r"entfernt|gelöscht)\.?",
        r"{who} hat eine Nachricht (?:angepinnt|fixiert|losgelöst)\.?",
        r"Du hast eine Nachricht (?:angepinnt|fixiert|losgelöst)\.?",
        r"{who} hat (?:den Vanish Mode|den Vanish-Modus|selbstlöschende Nachrichten|"
        r"verschwindende Nachrichten) .{0,200}",
        r"Du hast (?:den Vanish Mode|den Vanish-Modus|selbstlöschende Nachrichten|"
        r"verschwindende Nachrichten) .{0,200}",
        r"{who} hat einen Screenshot .{0,60}",
        r"Ihr seid jetzt (?:auf|über) Messenger verbunden\.?",
        r"Du bist jetzt mit {who} (?:auf|über) Messenger verbunden\.?",
        r"{who} hat dir zugewinkt[.!]?",
    ),
}
