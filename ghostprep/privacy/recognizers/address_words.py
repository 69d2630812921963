"""Words of streets in the languages that put the number last, one kind a line."""

from ghostprep.privacy.chat_words import words

ROMANCE_KINDS = r"""
calle|c/|avenida|avda?\.?|av\.|plaza|pza\.?|paseo|p[ºo]\.?|camino|ronda|carrer|traves[ií]a|carretera|ctra\.?
callej[oó]n|glorieta|passeig|pla[cç]a|avinguda|rambla
via|viale|v\.?le|piazza|p\.?zza|piazzale|p\.?le|corso|c\.?so|largo|vicolo|strada|lungomare|contrada
rua|r\.|travessa|tv\.|pra[cç]a|alameda|estrada|cal[cç]ada|beco|rodovia|ladeira
rue|avenue|boulevard|bd|chauss[ée]e|impasse|chemin|quai|all[ée]e
"""
"""They stand before the name."""
UNSURE_KINDS = frozenset(
    words(
        """
paseo po camino ronda rambla via corso largo strada contrada estrada calçada calcada ladeira glorieta
plaza plaça placa piazza praça praca passeig beco rue avenue boulevard bd chaussée chaussee impasse chemin
quai allée allee
"""
    )
)
"""They are other words too, or French, which puts the number first: their name needs a capital, or a cue."""
PARTICLES = r"""
de[ ]la|de[ ]las|de[ ]los|del|de|la|las|los|el|dei|degli|delle|della|dello|di|da|do|dos|das|du|des|san|santa
são|sao
"""
ELIDED = r"dell['’]|d['’]|l['’]|de[ ]l['’]"
DOORS = r"""
\d{1,2}[ ]?(?:\.?[ºª°]|er|o)(?:[ ]?(?:\d{1,2}[ºª°]|(?:izq|der|esq)\w{0,6}|dcha|dt[oº]|[a-z](?!\w)))?\.?
\d{1,2}[A-Z](?!\w)|bajo|[aá]tico|entresuelo
(?:piso|puerta|pta\.?|apto?\.?|ap\.?|apartamento|casa|bloco|sala|int\.?|scala|piano|bus|bte)[ ]?\w{1,4}
"""
"""Floors and doors, behind the number."""

GERMANIC_KINDS = (
    r"stra(?:ß|ss)e|str\.?|gasse|allee|weg|platz|damm|ufer|chaussee|promenade|straat|gracht|laan|steeg|steenweg"
    r"|plein|kade|dreef|singel|burgwal|pad|dijk|plantsoen|markt"
)
"""They end the name, or stand behind it."""
GERMANIC_LINKS = r"van|ter|ten|te|von|zum|zur|sankt|sint|st\.?"
GERMANIC_ADJECTIVES = (
    r"eerste|tweede|derde|grote|kleine|nieuwe|oude|lange|korte|oudezijds|nieuwezijds|alte|neue|große|grosse|obere|untere"
    r"|hohe|breite"
)
NUMBERED = frozenset(
    words(
        """
página pagina página aula sala habitación código codigo codice clase classe bus autobús autocarro linea línea
linha stanza camera quarto capítulo capitolo nivel nível livello curso corso salida uscita saída andén binario
número numero piso piano andar mesa tavolo gate puerta porta parte episodio episódio temporada stagione
versión versione versão ronda turno grupo gruppo ordine pedido factura fattura fatura ticket biglietto
bilhete pacco paquete pacote
"""
    )
)
"""Words that a number follows: "estoy en camino, página 12"."""
NO_STREETS = frozenset(
    words(
        """
heimweg rückweg rueckweg hinweg umweg schulweg arbeitsweg fußweg fussweg radweg ausweg nachhauseweg
halbweg unterweg snelweg fietsweg omweg autoweg parkplatz sitzplatz arbeitsplatz spielplatz sportplatz
stehplatz stellplatz schlafplatz speicherplatz campingplatz fußballplatz fussballplatz flohmarkt
supermarkt baumarkt weihnachtsmarkt arbeitsmarkt aktienmarkt rommelmarkt kerstmarkt bahnhof hauptbahnhof
friedhof bauernhof flughafen kerkhof gasthof einbahnstraße ipad notepad keypad touchpad launchpad
autostraße schwimmbad biermarkt voetpad fietspad zebrapad onderweg nummer zimmer später
"""
    )
)
"""They end like streets."""
MEASURES = r"""
min\w{0,6}|h|hrs?|[ap]\.?m|ore|ora|horas?|heures?|uur|uhr|std|stunden?|tage?n?|dagen|d[ií]as?|giorni|jours|km|m|cm|mm|kg|gr?|l
metros?|metri|meter|m[eè]tres?|euros?|eur|€|\$|£|reais|%|prozent|procent|veces|volte|vezes|keer|mal|fois
personas?|persone|pessoas|personen|mensen|leute|gens|casas|case|h[äa]user|huizen|bares|bar|bomen
anni|a[ñn]os|anos|jahre|jaar|ans|mesi|meses|monate|maanden|mois|semanas|settimane|wochen|weken|punti|puntos|pontos|punkte|punten|likes
x|messaggi|januar|januari|gennaio|enero|janeiro|janvier|februar\w?|febbraio|febrero|fevereiro|f[ée]vrier
m[äa]rz|maart|marzo|mar[çc]o|mars|april\w?|abril|avril|mai|mei|mayo|maggio|maio|juni|junio|giugno|junho|juin|juli|julio|luglio|julho|juillet
august\w{0,2}|agosto|ao[uû]t|september|settembre|septiembre|setembro|septembre|oktober|ottobre|octubre|outubro|octobre
november|novembre|noviembre|novembro|dezember|december|dicembre|diciembre|dezembro
d[ée]cembre
"""
"""A number before one of them counts something."""


CUES = r"""
wohn\w{0,3}|adresse|treff\w{0,7}|schick\w{0,2}|liefer\w{0,4}|laden|party|umgezogen|bin jetzt|wir sind|kommst
viv[oe]s?|direcci[oó]n|quedamos|manda|env[ií]a\w{0,3}|estoy|fiesta|casa|espero|vemos|mudado|rec[oó]ge\w{0,2}
abit[oai]|indirizzo|vediamo|festa|sono|aspetto|becchiamo|trasferito|spedi\w{0,5}|prendermi
mor[oa]|morada|endere[cç]o|vemos|encomenda|estou|encontro|mudei|busca
woon|adres|afspreken|stuur|feestje|zitten|ben nu|verhuisd|bezorgen|haal
"""
"""Words that speak of an address."""


def any_of(block: str) -> str:
    """One pattern for all lines of a block."""
    return "|".join(filter(None, block.split("\n")))
