"""Passwords after the word that announces them; a tag announces nothing."""

import pytest


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mdp wifi: Soleil2024!", "mdp wifi: [PASSWORD]"),
        ("mon mdp c'est soleil", "mon mdp c'est [PASSWORD]"),
        ("mot de passe: azerty", "mot de passe: [PASSWORD]"),
        ("password is now Hunter22x ok", "password is now [PASSWORD] ok"),
        ("mdp: Soleil2024! le prof est malade", "mdp: [PASSWORD] le prof est malade"),
        ("mdp: [75011 Paris", "mdp: [[PASSWORD] Paris"),
        ("mdp: [EMAIL]", "mdp: [EMAIL]"),
        ("Soleil2024 c'est le mot de passe", "[PASSWORD] c'est le mot de passe"),
        ("hunter2 is the wifi password", "[PASSWORD] is the wifi password"),
        ("mysql -u root --password=Soleil2024 shop", "mysql -u root --password=[PASSWORD] shop"),
        ("netflix: marie@exemple.fr / Soleil2019!", "netflix: [EMAIL] / [PASSWORD]"),
        ("m d p : Zebulon44", "m d p : [PASSWORD]"),
        ("das Passwort ist Soleil2024", "das Passwort ist [PASSWORD]"),
        ("la contraseña es Soleil2024", "la contraseña es [PASSWORD]"),
        ("palavra-passe: Soleil2024", "palavra-passe: [PASSWORD]"),
        ("het wachtwoord is Soleil2024", "het wachtwoord is [PASSWORD]"),
        ("login admin pass Soleil2024", "login admin pass [PASSWORD]"),
        ("curl -u admin:S3cretP4ss https://a.fr", "curl -u [PASSWORD] [URL]"),
        ("PGPASSWORD=tr0ub4dor psql", "PGPASSWORD=[PASSWORD] psql"),
        ("pass gmail → Loulou75!", "pass gmail → [PASSWORD]"),
        ("wifi invité : bienvenue2023", "wifi invité : [PASSWORD]"),
        ("la clé de sécurité du wifi 8F3A2B9C1D", "la clé de sécurité du wifi [PASSWORD]"),
    ],
)
def test_found(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "le mdp est faux",
        "i forgot my password lol",
        "le prof est malade",
        "das Passwort ist falsch",
        "la password è sbagliata",
        "het wachtwoord is fout",
        "netflix c'est le mot de passe de qui",
        "marie aime le pass navigo",
        "le pass navigo est cher",
        "wifi chez moi : nul",
    ],
)
def test_stays(nobody, text):
    assert nobody.mask(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("das wlan passwort lautet Sommer2024!", "das wlan passwort lautet [PASSWORD]"),
        ("la contraseña es gatito", "la contraseña es [PASSWORD]"),
        ("clave del wifi: Luna_22$", "clave del wifi: [PASSWORD]"),
        ("la password è Roma-123", "la password è [PASSWORD]"),
        ("a senha é flamengo12", "a senha é [PASSWORD]"),
        ("palavra-passe: azul", "palavra-passe: [PASSWORD]"),
        ("ww is Welkom12", "ww is [PASSWORD]"),
    ],
)
def test_found_in_other_languages(nobody, text, masked):
    assert nobody.mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "passwort vergessen 123456",
        "das passwort stimmt nicht, rechnung 230377",
        "esa es la clave",
        "tres contra uno es injusto",
        "la contraseña es incorrecta",
        "ho dimenticato la password ordine 4418798",
        "a senha está errada 1.250.000",
        "het wachtwoord klopt niet 150,45",
        "mdp oublié, commande 4418798",
    ],
)
def test_stays_in_other_languages(nobody, text):
    assert nobody.mask(text) == (text, ())
