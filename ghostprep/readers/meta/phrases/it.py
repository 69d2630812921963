"""What Messenger and Instagram write in Italian, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} ha (?:inviato|condiviso|mandato) (?:un allegato|una foto|un video|uno sticker|"
        r"un adesivo|una GIF|un link|un messaggio vocale|una clip audio|un file|un post|un reel|"
        r"una storia|un profilo|un contatto|[0-9]+ (?:foto|video))\.?",
        r"Hai (?:inviato|condiviso|mandato) (?:un allegato|una foto|un video|uno sticker|un "
        r"adesivo|una GIF|un link|un messaggio vocale|una clip audio|un file|un post|un reel|"
        r"una storia|un profilo|un contatto|[0-9]+ (?:foto|video))\.?",
        r"Ha (?:inviato|condiviso|mandato) (?:un allegato|una foto|un video|uno sticker|un "
        r"adesivo|una GIF|un link|un messaggio vocale|una clip audio|un file|un post|un reel|"
        r"una storia|un profilo|un contatto|[0-9]+ (?:foto|video))\.?",
        r"{who} ti ha menzionat[oa] nella sua storia\.?",
        r"Ti ha menzionat[oa] nella sua storia\.?",
        r"Hai menzionato {who} nella tua storia\.?",
        r"Ha risposto alla tua (?:storia|nota)\.?",
        r"{who} ha risposto alla tua (?:storia|nota)\.?",
    ),
    reasons.LOCATION: (
        r"{who} ha (?:inviato|condiviso) (?:una|la sua) posizione(?: in tempo reale)?\.?",
        r"Hai (?:inviato|condiviso) (?:una|la tua) posizione(?: in tempo reale)?\.?",
    ),
    reasons.CALL: (
        r"{who} ha perso (?:la tua|una) (?:chiamata|videochiamata|videochat)\.?",
        r"Hai perso una (?:chiamata|videochiamata|videochat)(?: vocale| audio)?(?: da {who}| di "
        r"{who})?\.?",
        r"{who} ti ha chiamat[oa]\.?",
        r"Hai chiamato {who}\.?",
        r"La (?:chiamata|videochiamata|videochat) (?:è terminata|è finita)\.?",
        r"Videochiamata terminata\.?",
        r"Videochat terminata\.?",
        r"Chiamata (?:audio |vocale )?terminata\.?",
        r"{who} ha (?:avviato|iniziato) una (?:chiamata|videochiamata|videochat)(?: audio| vocale)?\.?",
        r"Hai (?:avviato|iniziato) una (?:chiamata|videochiamata|videochat)(?: audio| vocale)?\.?",
    ),
    reasons.POLL: (
        r"{who} ha creato un sondaggio(?:: ?.{0,300}|\.)?",
        r"Hai creato un sondaggio(?:: ?.{0,300}|\.)?",
    ),
    reasons.DELETED: (
        r"{who} ha (?:annullato l['’]invio di|eliminato|ritirato) un messaggio\.?",
        r"Hai (?:annullato l['’]invio di|eliminato|ritirato) un messaggio\.?",
        r"Questo messaggio non è più disponibile\.?",
    ),
    reasons.SYSTEM: (
        r"Ha reagito con [^\x00-\x7f]\S{0,12} al tuo messaggio ?\.?",
        r"Ha reagito al tuo messaggio con [^\x00-\x7f]\S{0,12} ?\.?",
        r"Ha aggiunto la reazione [^\x00-\x7f]\S{0,12} al tuo messaggio ?\.?",
        r"{who} ha reagito con [^\x00-\x7f]\S{0,12} a(?:l tuo| un) messaggio ?\.?",
        r"Ha messo [“\"«]?Mi piace[”\"»]? a(?: un|l tuo) messaggio\.?",
        r"{who} ha messo [“\"«]?Mi piace[”\"»]? a(?: un|l tuo) messaggio\.?",
        r"Hai messo [“\"«]?Mi piace[”\"»]? a un messaggio\.?",
        r"A {who} piace un messaggio\.?",
        r"Gli piace un messaggio\.?",
        r"Le piace un messaggio\.?",
        r"{who} non (?:è stat[oa] avvisat[oa]|ha ricevuto (?:la |una )?notifica).{0,80}modalità "
        r"(?:silenziosa|non disturbare).{0,20}",
        r"{who} (?:è in|ha attivato la|ha disattivato la) modalità silenziosa\.?",
        r"{who} ha aggiunto {whom} al gruppo\.?",
        r"Hai aggiunto {who} al gruppo\.?",
        r"{who} ha rimosso {whom} dal gruppo\.?",
        r"{who} ha (?:abbandonato|lasciato|creato) il gruppo\.?",
        r"Hai (?:abbandonato|lasciato|creato) il gruppo\.?",
        r"{who} ha (?:modificato|cambiato|impostato) (?:il nome|la foto|il tema|l['’]emoji|il "
        r"soprannome|il colore|il suo soprannome).{0,200}",
        r"Hai (?:modificato|cambiato|impostato) (?:il nome|la foto|il tema|l['’]emoji|il "
        r"soprannome|il colore|il tuo soprannome).{0,200}",
        r"{who} ha (?:fissato|messo in evidenza) un messaggio\.?",
        r"{who} ha (?:attivato|disattivato) (?:la modalità temporanea|la modalità effimera|i "
        r"messaggi effimeri|i messaggi temporanei).{0,200}",
        r"Hai (?:attivato|disattivato) (?:la modalità temporanea|la modalità effimera|i "
        r"messaggi effimeri|i messaggi temporanei).{0,200}",
        r"Ora siete (?:in contatto|connessi) su Messenger\.?",
        r"{who} ti ha salutat[oa][.!]?",
    ),
}
