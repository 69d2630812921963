"""Numbers of things, not of people: orders, bills, parcels, books."""

import re

_WORDS = """
bestel|auftrag|rechnung|paket|sendung|ticket|pedido|orden|factura|billete|paquete|env[ií]o|ordine|fattura
biglietto|pacco|spedizione|encomenda|fatura|bilhete(?! de id)|pacote|order|factuur|pakket|zending|commande
facture|colis|isbn|ean|version
"""
OF_A_THING = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(filter(None, _WORDS.split(chr(10))))})[^\n]{{0,20}}\Z", re.IGNORECASE
)
"""Right before a number: it is no phone's and no paper's."""
