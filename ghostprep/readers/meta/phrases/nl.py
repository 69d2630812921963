"""What Messenger and Instagram write in Dutch, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} heeft (?:een bijlage|een foto|een video|een sticker|een gif|een GIF|een link|"
        r"een spraakbericht|een audiofragment|een bestand|een bericht|een post|een reel|een "
        r"verhaal|een profiel|een contact|[0-9]+ (?:foto's|video's)) (?:verzonden|gestuurd|"
        r"verstuurd|gedeeld)\.?",
        r"Je hebt (?:een bijlage|een foto|een video|een sticker|een gif|een GIF|een link|een "
        r"spraakbericht|een audiofragment|een bestand|een bericht|een post|een reel|een verhaal|"
        r"een profiel|een contact|[0-9]+ (?:foto's|video's)) (?:verzonden|gestuurd|verstuurd|"
        r"gedeeld)\.?",
        r"Heeft (?:een bijlage|een foto|een video|een sticker|een gif|een GIF|een link|een "
        r"spraakbericht|een audiofragment|een bestand|een bericht|een post|een reel|een verhaal|"
        r"een profiel|een contact|[0-9]+ (?:foto's|video's)) (?:verzonden|gestuurd|verstuurd|"
        r"gedeeld)\.?",
        r"{who} heeft je (?:genoemd|vermeld) in (?:zijn|haar|hun) verhaal\.?",
        r"Heeft je (?:genoemd|vermeld) in (?:zijn|haar|hun) verhaal\.?",
        r"Je hebt {who} (?:genoemd|vermeld) in je verhaal\.?",
        r"Heeft op je (?:verhaal|notitie) gereageerd\.?",
        r"{who} heeft op je (?:verhaal|notitie) gereageerd\.?",
    ),
    reasons.LOCATION: (
        r"{who} heeft (?:een|zijn|haar) (?:live-?)?locatie (?:verzonden|gestuurd|gedeeld)\.?",
        r"Je hebt (?:een|je) (?:live-?)?locatie (?:verzonden|gestuurd|gedeeld)\.?",
    ),
    reasons.CALL: (
        r"{who} heeft je (?:oproep|videogesprek|video-oproep|gesprek|audiogesprek) gemist\.?",
        r"Je hebt een (?:oproep|videogesprek|video-oproep|gesprek|audiogesprek|spraakoproep)(?: "
        r"van {who})? gemist\.?",
        r"{who} heeft je gebeld\.?",
        r"Je hebt {who} gebeld\.?",
        r"Het (?:videogesprek|gesprek|audiogesprek) is (?:beëindigd|afgelopen)\.?",
        r"De (?:videochat|oproep) is (?:beëindigd|afgelopen)\.?",
        r"Videogesprek beëindigd\.?",
        r"Videochat beëindigd\.?",
        r"Gesprek beëindigd\.?",
        r"{who} (?:heeft|is) een (?:videogesprek|video-oproep|gesprek|audiogesprek|oproep|"
        r"videochat) (?:gestart|begonnen)\.?",
        r"Je (?:hebt|bent) een (?:videogesprek|video-oproep|gesprek|audiogesprek|oproep|"
        r"videochat) (?:gestart|begonnen)\.?",
    ),
    reasons.POLL: (
        r"{who} heeft een (?:peiling|poll) gemaakt(?:: ?.{0,300}|\.)?",
        r"Je hebt een (?:peiling|poll) gemaakt(?:: ?.{0,300}|\.)?",
    ),
    reasons.DELETED: (
        r"{who} heeft (?:een bericht|de verzending van een bericht) (?:ingetrokken|verwijderd|"
        r"ongedaan gemaakt)\.?",
        r"Je hebt (?:een bericht|de verzending van een bericht) (?:ingetrokken|verwijderd|"
        r"ongedaan gemaakt)\.?",
        r"Dit bericht is niet (?:meer|langer) beschikbaar\.?",
    ),
    reasons.SYSTEM: (
        r"Heeft met [^\x00-\x7f]\S{0,12} op je bericht gereageerd ?\.?",
        r"Heeft gereageerd met [^\x00-\x7f]\S{0,12} op je bericht ?\.?",
        r"Heeft op je bericht gereageerd met [^\x00-\x7f]\S{0,12} ?\.?",
        r"Reageerde met [^\x00-\x7f]\S{0,12} op je bericht ?\.?",
        r"{who} heeft met [^\x00-\x7f]\S{0,12} op (?:je|een) bericht gereageerd ?\.?",
        r"Vindt (?:een|je) bericht leuk\.?",
        r"{who} vindt (?:een|je) bericht leuk\.?",
        r"Vond een bericht leuk\.?",
        r"Heeft een bericht leuk gevonden\.?",
        r"Je vindt een bericht leuk\.?",
        r"{who} (?:is niet op de hoogte gebracht|heeft geen melding ontvangen|kreeg geen "
        r"melding).{0,80}stille modus.{0,20}",
        r"{who} (?:staat in|is in|heeft de) (?:de )?stille modus.{0,20}",
        r"{who} heeft {whom} (?:aan de groep toegevoegd|toegevoegd aan de groep)\.?",
        r"Je hebt {who} (?:aan de groep toegevoegd|toegevoegd aan de groep)\.?",
        r"{who} heeft {whom} (?:uit de groep verwijderd|verwijderd uit de groep)\.?",
        r"{who} heeft de groep (?:verlaten|gemaakt)\.?",
        r"Je hebt de groep (?:verlaten|gemaakt)\.?",
        r"{who} heeft (?:de groepsnaam|de naam van de groep|de groepsfoto|het thema|de emoji|de "
        r"bijnaam|de kleur|de groep).{0,200}(?:gewijzigd|ingesteld|veranderd|genoemd|"
        r"verwijderd).{0,100}",
        r"Je hebt (?:de groepsnaam|de naam van de groep|de groepsfoto|het thema|de emoji|de "
        r"bijnaam|je bijnaam|de kleur|de groep).{0,200}(?:gewijzigd|ingesteld|veranderd|genoemd|"
        r"verwijderd).{0,100}",
        r"{who} heeft een bericht vastgezet\.?",
        r"{who} heeft (?:de verdwijnmodus|verdwijnende berichten|zelfverwijderende berichten).{0,200}",
        r"Je hebt (?:de verdwijnmodus|verdwijnende berichten|zelfverwijderende berichten).{0,200}",
        r"Jullie zijn nu verbonden op Messenger\.?",
        r"Je bent nu verbonden op Messenger\.?",
        r"{who} heeft naar je gezwaaid[.!]?",
    ),
}
