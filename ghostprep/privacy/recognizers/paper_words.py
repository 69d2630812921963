"""What announces the number of a paper in each language: passport, identity card, licence, health, tax.

Phrases are parted by commas and written without accents; chat has them with and without.
"""

from ghostprep.privacy.recognizers.keywords import phrases

_FRENCH = phrases(
    """
passeport, passport, cni, carte d'identite, carte nationale d'identite, piece d'identite, numero d'identite,
permis, permis de conduire, neph, carte de sejour, carte sejour, titre de sejour, titre sejour,
recepisse, agdref,
numero etranger, num etranger, n etranger, n° etranger, zemis, numero fiscal, num fiscal, n fiscal,
n° fiscal,
reference fiscale, spi, allocataire, numero caf, num caf, n caf, n° caf, ine, carte vitale, numero de secu,
num de secu, numero secu, n de secu, n° de secu, n secu, numero de securite, mutuelle, registre national,
niss,
numero national, num national, n national, n° national, avs
"""
)
_ENGLISH = phrases(
    """
passport, id card, identity card, id number, id no, national id, green card, residence permit,
visa number, brp,
driving licence, driving license, driver licence, driver license, driver's licence, driver's license,
drivers licence, drivers license, licence number, licence no, license number, license no, medicare,
medicaid,
health card, health insurance, member id, insurance number, insurance no, policy number, policy no, ein,
utr,
tax id, taxid, tin, taxpayer number, tax payer number, taxpayer id, tax reference, tax number
"""
)
_GERMAN = phrases(
    """
reisepass, reisepasses, ausweis, ausweises, personalausweis, personalausweises, perso, persoausweis,
identitatskarte, fuhrerschein, fuhrerscheins, fuehrerschein, aufenthaltstitel, krankenkasse,
gesundheitskarte,
e card, ecard, sozialversicherung, sozialversicherungs, rentenversicherung, rentenversicherungs, svnr,
o svnr, ahv,
steuer id, steuerid, steuer ident, steuer idnr, idnr, ust id, kvnr
"""
)
_GERMAN_NUMBERS = phrases(
    """
pass, rv, sv, steuer, steueridentifikations, steuer identifikations, versicherten, versicherungs,
krankenversicherten, krankenversicherungs
"""
)
"""They need a "Nummer" behind them."""
_SPANISH = phrases(
    """
pasaporte, dni, nie, nif, cif, documento de identidad, documento nacional de identidad,
numero de extranjero,
carnet de conducir, carne de conducir, permiso de conducir, permiso de conduccion, licencia de conducir,
tarjeta sanitaria, cip, tsi, seguridad social, seg social, nuss, numero de afiliacion
"""
)
_ITALIAN = phrases(
    """
passaporto, carta d'identita, carta di identita, documento d'identita, permesso di soggiorno, patente,
tessera sanitaria, codice fiscale, cod fiscale, c f, cf, partita iva, p iva, piva
"""
)
_DUTCH = phrases(
    """
paspoort, id kaart, identiteitskaart, identiteitsbewijs, verblijfsvergunning, verblijfsdocument, rijbewijs,
zorgverzekering, zorgpas, polis, patient, bsn, rijksregister, insz, rrn
"""
)
_DUTCH_NUMBERS = phrases("burgerservice, sofi, verzekerden, verzekerings")
_PORTUGUESE = phrases(
    """
passaporte, cartao de cidadao, cartao do cidadao, bilhete de identidade, titulo de residencia,
carta de conducao,
carteira de motorista, cnh, utente, cartao sus, cartao do sus, numero do sus, cns, nif, contribuinte,
cpf, rg, cnpj
"""
)


def _numbered(words: tuple[str, ...]) -> list[str]:
    return [f"{word}{tail}" for word in words for tail in ("nummer", "nr", " nummer", " nr")]


PAPERS = (
    *_FRENCH, *_ENGLISH, *_GERMAN, *_SPANISH, *_ITALIAN, *_DUTCH, *_PORTUGUESE,
    *_numbered((*_GERMAN, *_GERMAN_NUMBERS, *_DUTCH, *_DUTCH_NUMBERS)),
)  # fmt: skip
SHORT = phrases("bi, cc, ci, pass")
"""Words with other uses: the number stands right behind them."""
