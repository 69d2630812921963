"""WhatsApp's words in Italian."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "videomessaggio omesso",
        "messaggio video omesso",
        "nota video omessa",
        "immagine omessa",
        "video omesso",
        "audio omesso",
        "sticker non incluso",
        "GIF esclusa",
        "documento omesso",
    ),
    contact=("Scheda contatto omessa",),
    placeholder=("Media omessi", "Media omesso"),
    attached=("file allegato", "allegato"),
    edited=("Questo messaggio è stato modificato",),
    deleted=(
        "Hai eliminato questo messaggio come amministratore",
        "Hai eliminato questo messaggio in qualità di amministratore",
        "Questo messaggio è stato eliminato",
        "Hai eliminato questo messaggio",
    ),
    missed=("Chiamata vocale persa", "Videochiamata persa", "Chiamata di gruppo persa"),
    calls=("Chiamata vocale", "Videochiamata"),
    place=("posizione",),
    live_place=("posizione attuale condivisa",),
    poll=("SONDAGGIO:",),
    deleted_by=(
        "Questo messaggio è stato eliminato dall'amministratore",
        "Questo messaggio è stato eliminato dall'admin",
        "Questo messaggio è stato eliminato da un amministratore",
    ),
    timers=(
        r"ha (attivato|disattivato) i messaggi effimeri\.",
        r"ha aggiornato (la durata|il timer) dei messaggi( effimeri)?\.",
    ),
    encryption=(
        "I messaggi e le chiamate sono crittografati end-to-end",
        "I messaggi e le chiamate in questa chat sono ora protetti con la crittografia end-to-end",
        "I messaggi inviati a questa chat e le chiamate sono ora protetti con la crittografia end-to-end",
        "I messaggi inviati a questo gruppo sono ora protetti con la crittografia end-to-end",
    ),
    events=(
        r"(Il tuo|Il) codice di sicurezza .+",
        r"Hai (creato|aggiunto|rimosso|abbandonato|cambiato|modificato|fissato|attivato|disattivato|"
        r"bloccato|sbloccato|eliminato l)",
        r"(Ora sei|Non sei più|Sei stat[oa]|Sei uscit[oa]|Sei entrat[oa]) .*",
        "I messaggi effimeri ",
        r"(Questa chat|Questa azienda) ",
        r"Solo gli (admin|amministratori) ",
    ),
    deeds=(
        r"ha creato (il|questo) gruppo",
        r"ha aggiunto .+",
        r"ha rimosso .+",
        "ha abbandonato",
        r"è uscit[oa]",
        r"ha (cambiato|modificato) (il|l'|la|le|numero|in|questo|questa).*",
        r"si è unit[oa]",
        r"è entrat[oa] (usando|tramite|con|nel)",
        "ha fissato un messaggio",
        r"ha (attivato|disattivato) i messaggi",
        r"(ora è|non è più) .*admin.*",
        r"è stat[oa] (aggiunt|rimoss)[oa]",
    ),
)
