"""Keys and tokens: by prefix, by how random they are, by name; fingerprints and long words are none."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("clé sk-proj-zymMlopiWfqUyHRSIf8NFmAUNLnY5Yx0 ok", "clé [SECRET] ok"),
        ("aws AKIAMWAWSMKQ2O2WZAHM.", "aws [SECRET]."),
        ("tiens 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", "tiens [SECRET]"),
        ("bot 8123456789:AAH8f2kLmQ9wXzR4tYvB6nC1dE3gJ5hK7pS", "bot [SECRET]"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1CqGqOlDsjmvGiZG.oNwMHeoJBYjKavUYUzLY", "[SECRET]"),
        (
            "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc+/=\n-----END RSA PRIVATE KEY-----\nok",
            "x\n[SECRET]\nok",
        ),
        ("Cookie: session=05087505798acbc58b504ee8fa5a41c4; ok", "Cookie: session=[SECRET]; ok"),
        ("la clé 05087505798acbc58b504ee8fa5a41c4", "la clé [SECRET]"),
        ("id 550e8400-e29b-41d4-a716-446655440000", "id [SECRET]"),
        ("le mot zX8kQ2mN7pL4vB9cR1tY6w ici", "le mot [SECRET] ici"),
        ("zX8kQ2mN7pL4vB9cR1tY6w\nqW3eR5tY7u", "[SECRET]"),
        ("licence VK7JG-NPHTM-C97JM-9MPGT-3V66T", "licence [SECRET]"),
        (
            "AccountKey=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6MDEyMw==",
            "AccountKey=[SECRET]",
        ),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "commit 05087505798acbc58b504ee8fa5a41c4",
        "le hash sha256 c'est 05087505798acbc58b504ee8fa5a41c4",
        "anticonstitutionnellement",
        "hahahahahahahahahahahaha",
        "Screenshot_20240512_101112",
        "zzZzzZzzZzzZzzZzzZzzZzzZz",
        "re_installation-complete",
        "le token de la machine",
        "mange un cookie session privée",
        "COVID-CLUB-TEAM-PARTY",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())
