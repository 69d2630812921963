"""WhatsApp's words in Dutch."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "videobericht weggelaten",
        "videonotitie weggelaten",
        "afbeelding weggelaten",
        "video weggelaten",
        "audio weggelaten",
        "sticker weggelaten",
        "GIF weggelaten",
        "document weggelaten",
    ),
    contact=("Visitekaartje weggelaten",),
    placeholder=("Media weggelaten",),
    attached=("bestand bijgevoegd", "bijgevoegd"),
    edited=("Dit bericht is bewerkt",),
    deleted=(
        "Je hebt dit bericht verwijderd als beheerder",
        "U hebt dit bericht verwijderd als beheerder",
        "Dit bericht is verwijderd",
        "U hebt dit bericht verwijderd",
        "Je hebt dit bericht verwijderd",
    ),
    missed=(
        "Gemist spraakgesprek",
        "Gemist videogesprek",
        "Gemiste spraakoproep",
        "Gemiste video-oproep",
        "Gemiste groepsoproep",
    ),
    calls=("Spraakoproep", "Video-oproep", "Spraakgesprek", "Videogesprek"),
    place=("locatie",),
    live_place=("live locatie gedeeld",),
    poll=("PEILING:",),
    deleted_by=(
        "Dit bericht is verwijderd door beheerder",
        "Dit bericht is verwijderd door een beheerder",
    ),
    timers=(
        r"heeft (zelfverwijderende|verdwijnende) berichten (in|uit)geschakeld\.",
        r"heeft de berichttimer (bijgewerkt|gewijzigd)\.",
    ),
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
        "Zelfwissende berichten ",
        r"(Deze chat|Dit bedrijf) ",
        "Alleen beheerders ",
    ),
    deeds=(
        r"heeft (de|deze) groep .*(gemaakt|aangemaakt|verlaten|verwijderd)",
        r"heeft (?!.*\?$).+ (toegevoegd|verwijderd)",
        r"heeft (het|de|dit|deze) .*(gewijzigd|veranderd|verwijderd)",
        "heeft een bericht vastgezet",
        r"heeft (zelfwissende|verdwijnende) berichten",
        r"is (nu|geen) .*beheerder.*",
        r"neemt deel .+",
        r"is toegetreden .+",
        r"(werd|is) (toegevoegd|verwijderd)",
        r"heeft deelgenomen .+",
    ),
)
