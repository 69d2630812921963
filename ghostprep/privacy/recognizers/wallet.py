"""Addresses of crypto wallets: public, and they show all that their owner has."""

import re
from collections.abc import Iterator

from ghostprep.privacy.recognizers.recognizer import Recognizer

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_BECH32 = "02-9ac-hj-np-z"
_SHAPES = re.compile(
    rf"(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{{40}}|0x[0-9a-fA-F]{{64}}"
    rf"|(?:bc1|tb1|ltc1|addr1|stake1|cosmos1|osmo1|terra1|inj1|zs1)[{_BECH32}]{{25,120}}"
    rf"|(?:BC1|LTC1)[02-9AC-HJ-NP-Z]{{25,120}}"
    rf"|(?:bitcoincash:)?[qp][{_BECH32}]{{41}}|[48][{_BASE58}]{{94}}(?:[{_BASE58}]{{11}})?"
    r"|(?:EQ|UQ)[\w-]{46})(?![A-Za-z0-9])"
)
_BASE58_RUN = re.compile(rf"(?<![A-Za-z0-9])[{_BASE58}]{{25,44}}(?![A-Za-z0-9])")


class ChatWalletRecognizer(Recognizer):
    """Wallet addresses by the shape of their coin; those in base 58 must look random."""

    entity = "CRYPTO_WALLET"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _SHAPES.finditer(text):
            yield match.span()
        for match in _BASE58_RUN.finditer(text):
            run = match.group()
            turns = len(re.findall(r"[a-z](?=[A-Z1-9])|[A-Z](?=[a-z1-9])|[1-9](?=[A-Za-z])", run))
            if (
                re.search(r"[a-z]", run)
                and re.search(r"[A-Z]", run)
                and turns >= len(run) // 3
                and len(set(run)) > 9
            ):
                yield match.span()
