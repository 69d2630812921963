"""Who makes the values of each kind; a kind that is not here has its shapes in the language's file."""

from benchmarks.pii.languages.ids import (
    ahv,
    austrian_insurance,
    bsn,
    citizen_card,
    codice_fiscale,
    cpf,
    dni,
    krankenkasse,
    nie,
    nif,
    partita_iva,
    personalausweis,
    rentenversicherung,
    rijksregister,
    spanish_insurance,
    steuer_id,
)
from benchmarks.pii.languages.phones import dutch, german, italian, portuguese, spanish
from benchmarks.pii.languages.places import (
    door_code,
    dutch_address,
    dutch_plate,
    german_address,
    german_plate,
    italian_address,
    italian_plate,
    portuguese_address,
    portuguese_plate,
    spanish_address,
    spanish_plate,
)
from benchmarks.pii.numbers import nhs, nir
from benchmarks.pii.sample import Maker

MAKERS: dict[str, dict[str, Maker]] = {
    "de": {
        "PHONE_NUMBER": german, "STREET_ADDRESS": german_address, "LICENSE_PLATE": german_plate,
        "ACCESS_CODE": door_code, "TAX_ID": steuer_id, "IDENTITY_CARD": personalausweis,
        "PENSION": rentenversicherung, "HEALTH": krankenkasse, "AT_INSURANCE": austrian_insurance,
        "CH_AHV": ahv,
    },
    "es": {
        "PHONE_NUMBER": spanish, "STREET_ADDRESS": spanish_address, "LICENSE_PLATE": spanish_plate,
        "ACCESS_CODE": door_code, "DNI": dni, "NIE": nie, "SOCIAL_SECURITY": spanish_insurance,
    },
    "it": {
        "PHONE_NUMBER": italian, "STREET_ADDRESS": italian_address, "LICENSE_PLATE": italian_plate,
        "ACCESS_CODE": door_code, "CODICE_FISCALE": codice_fiscale, "PARTITA_IVA": partita_iva,
    },
    "nl": {
        "PHONE_NUMBER": dutch, "STREET_ADDRESS": dutch_address, "LICENSE_PLATE": dutch_plate,
        "ACCESS_CODE": door_code, "BSN": bsn, "NISS": rijksregister,
    },
    "pt": {
        "PHONE_NUMBER": portuguese, "STREET_ADDRESS": portuguese_address, "LICENSE_PLATE": portuguese_plate,
        "ACCESS_CODE": door_code, "NIF": nif, "CITIZEN_CARD": citizen_card, "CPF": cpf,
    },
    "fr": {"VITALE": nir, "BELGIAN": rijksregister, "SWISS": ahv},
    "en": {"NHS": nhs},
}  # fmt: skip
