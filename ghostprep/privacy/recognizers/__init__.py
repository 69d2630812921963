"""What finds personal data in a chat, one kind a file.

A new kind is listed below, its type in `spans.TAGS`, and what announces it in `prefilter`.
"""

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.languages import DEFAULT_REGIONS
from ghostprep.privacy.recognizers import ids_de, ids_es, ids_it, ids_nl, ids_pt
from ghostprep.privacy.recognizers.access_code import ChatAccessCodeRecognizer
from ghostprep.privacy.recognizers.address_en import ChatEnglishAddressRecognizer
from ghostprep.privacy.recognizers.address_fr import ChatFrenchAddressRecognizer
from ghostprep.privacy.recognizers.address_germanic import ChatGermanicAddressRecognizer
from ghostprep.privacy.recognizers.address_romance import ChatRomanceAddressRecognizer
from ghostprep.privacy.recognizers.bank_account import ChatBankAccountRecognizer
from ghostprep.privacy.recognizers.birth_date import ChatBirthDateRecognizer
from ghostprep.privacy.recognizers.card import ChatCardRecognizer
from ghostprep.privacy.recognizers.coordinates import ChatCoordinatesRecognizer
from ghostprep.privacy.recognizers.document import ChatDocumentRecognizer
from ghostprep.privacy.recognizers.email import ChatEmailRecognizer
from ghostprep.privacy.recognizers.handle import ChatHandleRecognizer
from ghostprep.privacy.recognizers.iban import ChatIbanRecognizer
from ghostprep.privacy.recognizers.ids_fr import ChatNirRecognizer, ChatSiretRecognizer
from ghostprep.privacy.recognizers.ids_uk import ChatNhsRecognizer, ChatNinoRecognizer
from ghostprep.privacy.recognizers.ids_us import ChatSsnRecognizer
from ghostprep.privacy.recognizers.national_id import ChatNationalIdRecognizer
from ghostprep.privacy.recognizers.network import ChatIpRecognizer, ChatMacRecognizer
from ghostprep.privacy.recognizers.password import ChatPasswordRecognizer
from ghostprep.privacy.recognizers.phone import ChatPhoneRecognizer
from ghostprep.privacy.recognizers.phone_spelt import ChatSpeltPhoneRecognizer
from ghostprep.privacy.recognizers.plate import ChatPlateRecognizer
from ghostprep.privacy.recognizers.recognizer import Recognizer
from ghostprep.privacy.recognizers.recovery_code import ChatRecoveryCodeRecognizer
from ghostprep.privacy.recognizers.reference import ChatReferenceRecognizer
from ghostprep.privacy.recognizers.secret import ChatSecretRecognizer
from ghostprep.privacy.recognizers.seed_phrase import ChatSeedPhraseRecognizer
from ghostprep.privacy.recognizers.url import ChatUrlRecognizer
from ghostprep.privacy.recognizers.wallet import ChatWalletRecognizer
from ghostprep.privacy.recognizers.wifi import ChatWifiRecognizer

NATIONAL_IDS = (*ids_de.IDS, *ids_es.IDS, *ids_it.IDS, *ids_nl.IDS, *ids_pt.IDS)


def structured_recognizers(settings: PrivacyConfig) -> list[Recognizer]:
    """One of each kind that has a shape or a keyword: all but names."""
    return [
        ChatEmailRecognizer(), ChatUrlRecognizer(), ChatIpRecognizer(), ChatMacRecognizer(),
        ChatPhoneRecognizer(settings.regions or DEFAULT_REGIONS), ChatCardRecognizer(), ChatIbanRecognizer(),
        ChatNirRecognizer(), ChatSiretRecognizer(), ChatNinoRecognizer(), ChatNhsRecognizer(),
        ChatSsnRecognizer(), ChatNationalIdRecognizer(NATIONAL_IDS), ChatDocumentRecognizer(),
        ChatFrenchAddressRecognizer(),
        ChatEnglishAddressRecognizer(), ChatRomanceAddressRecognizer(), ChatGermanicAddressRecognizer(),
        ChatCoordinatesRecognizer(), ChatPlateRecognizer(),
        ChatAccessCodeRecognizer(), ChatPasswordRecognizer(), ChatHandleRecognizer(),
        ChatSecretRecognizer(), ChatWalletRecognizer(), ChatSeedPhraseRecognizer(), ChatWifiRecognizer(),
        ChatRecoveryCodeRecognizer(), ChatBankAccountRecognizer(), ChatBirthDateRecognizer(),
        ChatReferenceRecognizer(), ChatSpeltPhoneRecognizer(),
    ]  # fmt: skip
