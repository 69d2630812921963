"""Spanish, Italian and Portuguese street addresses, and French ones with the number last."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Calle Mayor 14, 3B, Madrid", "[ADDRESS]"),
        ("vivo en calle de alcalá 45", "vivo en [ADDRESS]"),
        ("C/ Serrano, nº 12, 4º izq, 28013 Madrid", "[ADDRESS]"),
        ("avda. de la constitución 3", "[ADDRESS]"),
        ("abito in via Roma 12", "abito in [ADDRESS]"),
        ("via dei mille 5/B", "[ADDRESS]"),
        ("V.le Europa 10, 20121 Milano", "[ADDRESS]"),
        ("Corso Vittorio Emanuele II 27 (scala B)", "[ADDRESS] (scala B)"),
        ("moro na rua das flores 12, 3º esq", "moro na [ADDRESS]"),
        ("Av. Paulista, 1578 - apto 42, São Paulo - SP, 01310-100", "[ADDRESS]"),
        ("R. Bela Cintra 1438", "[ADDRESS]"),
        ("rue de la Loi 16, 1000 Bruxelles", "[ADDRESS]"),
        ("Chaussée d'Ixelles 12 bte 3", "[ADDRESS]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "la plaza tiene 3 bares", "vado via alle 22", "via whatsapp 2 minuti fa",
        "estoy en camino, página 12",
        "la calle está cortada 2 días", "corso 3", "a rua tem 12 casas", "la rue est barrée 3 jours",
        "largo 12 cm", "rua 25 de Abril", "via Paris 3 heures", "c/ 5", "plaza sing 10 pm",
        "strada 12 km",
    ],
)  # fmt: skip
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
