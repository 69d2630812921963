"""What announces a secret or a number, in all the languages that we read: data, one phrase a comma.

Phrases are written without accents, as half of a chat is; they are found with and without. Between their
words stands a space, a hyphen or an apostrophe.
"""

from ghostprep.privacy.chat_words import words


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a block."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


PASSWORD = phrases(
    """
mdp, mdps, motdepasse, mot de passe, mot depasse, motde passe, mot 2 passe, mots de passe, phrase de passe,
mdp wifi, password, passwords, passwd, pw, pwd, passphrase, pass phrase, wifi password, wi fi password,
passwort, kennwort, wlan passwort, wifi passwort, wlan schlussel, wlan schluessel, wifi schlussel,
contrasena, clave wifi, clave del wifi, clave de wifi, parola d'ordine, chiave wifi, chiave del wifi, parola
chiave, senha, palavra passe, senha do wifi, wachtwoord, ww, wifi wachtwoord, wifi code, wifi key, wifi
pass, code wifi, code du wifi, key wifi, cle wifi, cle du wifi, code box, code de la box, cle de la box, cle
wpa, cle wep, code of the wifi, pass wifi, wifi cle, cle de securite, cle reseau, security key, network key,
wlan pw, wlan code, wlan key, contrasenya, clave, la contra es, contra del wifi, la pass, psw, chiave di
rete, paswoord, nueva pass, nuova pass, nova pass, a pass, chave do wifi
"""
)
"""They announce a password."""

CODE = phrases(
    """
digicode, digi code, digicodes, digi codes, code d'acces, code d'entree, code d'activation,
code de la porte, code de porte, code de ma porte, code de l'entree, code de residence,
code de la residence, code de la grille, code de la barriere, code de la cave, code de l'alarme,
code de la carte, code de ma carte, code de carte, code de cb, code de la cb, code de verif,
code de verification, code de confirmation, code de securite, code de deverrouillage, code de retrait,
code de connexion, code de validation, code d'authentification, code de l'immeuble, code immeuble,
code de la maison, code de la boite, code du portail, code du batiment, code du bat, code du hall,
code du garage, code du parking, code du cadenas, code du tel, code du telephone, code du local,
code du coffre, code du sas, code du bas, code du haut, code du rez, code d'en bas, code d'en haut,
code en bas, code de l'appart, code appart, code porte, code portail, code entree, code hall, code garage,
code alarme, code secret, code batiment, code bat, code pin, code sms, code cb, code carte, code sim,
code puk, code boite, code interphone, code parking, code cadenas, code coffre, code whatsapp, code recu,
code instagram, code google, code a usage unique, combinaison du cadenas, combinaison du coffre, door code,
gate code, entry code, access code, building code, alarm code, garage code, security code,
verification code, confirmation code, buzzer code, lockbox code, lock box code, key box code, keybox code,
key safe code, lock code, locker code, safe code, sms code, login code, auth code, authentication code,
authenticator code, pickup code, one time code, one time passcode, one time password, two factor code,
bank code, card code, phone code, sim code, pass code, door pin, card pin, sim pin, bank pin, phone pin,
doorcode, gatecode, lockcode, keycode, accesscode, entrycode, pincode, lock combo, locker combo, safe combo,
passcode, pin code, puk, otp, 2fa code, code 2fa, validation code, whatsapp code, instagram code,
google code, front door code, code for the door, code for the gate, code for the building, temporary pin,
pin temporaire, turcode, tuercode, torcode, haustur code, sicherheitscode, bestatigungscode,
bestaetigungscode, verifizierungscode, zugangscode, freischaltcode, einmalpasswort, einmalcode,
code fur die tur, geheimzahl, codigo de verificacion, codigo de seguridad, codigo de acceso,
codigo de confirmacion, codigo del portal, codigo de la puerta, codigo del edificio, clave de la puerta,
clave del portal, codigo del garaje, codice di verifica, codice di sicurezza, codice di accesso,
codice di conferma, codice portone, codice del portone, codice del cancello, codice cancello,
codice della porta, codice del palazzo, codice pin, codigo de verificacao, codigo de seguranca,
codigo de acesso, codigo de confirmacao, codigo da porta, codigo do portao, codigo do predio,
codigo da entrada, codigo da garagem, codigo pin, verificatiecode, beveiligingscode, toegangscode,
bevestigingscode, deurcode, poortcode, inlogcode, code van de deur, code van de poort,
turcode, tuercode, hausturcode, haustuercode, torcode, tor code, alarmcode, sicherheitscode, zugangscode,
bestatigungscode, bestaetigungscode, verifizierungscode, freischaltcode, safe code, schlusselbox code,
schlusselsafe code, zahlenschloss code, code fur die, code furs, code vom, code zur, pin lautet, geheimzahl,
codigo de la puerta, codigo puerta, codigo del portal, codigo portal, codigo de acceso, codigo de entrada,
codigo de verificacion, codigo de seguridad, codigo de confirmacion, codigo de la alarma, codigo del garaje,
codigo de la caja, codigo para entrar, clave de la alarma, clave de la puerta, pin de la tarjeta,
codice del portone, codice portone, codice porta, codice della porta, codice del cancello, codice cancello,
codice di accesso, codice di verifica, codice di sicurezza, codice di conferma, codice dell'allarme,
codice allarme, codice per entrare, codice della cassetta, codice della cassaforte, pin della carta,
codigo da porta, codigo porta, codigo do portao, codigo do alarme, codigo do cofre, codigo da garagem,
codigo de acesso, codigo de verificacao, codigo de confirmacao, codigo de seguranca, senha do alarme,
senha da porta, pin do cartao,
deurcode, poortcode, toegangscode, verificatiecode, bevestigingscode, beveiligingscode, pincode,
code van de, code van het, code voor de, code voor het, code alarm, code sleutelkastje, code slot
"""
)
"""They announce a code, whatever stands between."""
WEAK_CODE = phrases("code, codes, pin, combination, codigo, codigos, codice, codici")
"""They have other uses: only a few small words may stand between."""
DOOR = phrases(
    """
portail, portillon, grille, cadenas, interphone, bip, boite a cle, boite a cles, sonne, sonnez,
en bas c'est, gate, padlock, keypad, lockbox, lock box, key safe, keysafe, keybox, buzz, door is, tor ist,
candado, lucchetto, cadeado, hangslot
"""
)
"""The code stands right behind them."""

BACKUP = phrases(
    """
code de secours, codes de secours, code de recuperation, codes de recuperation, code de recup,
codes de recup, backup code, backup codes, recovery code, recovery codes, recovery key, cle de recuperation,
sicherungscode, sicherungscodes, wiederherstellungscode, wiederherstellungscodes, codigo de recuperacion,
codigos de recuperacion, codigos de respaldo, codigo de respaldo, codice di recupero, codici di recupero,
codici di backup, codice di backup, codigo de recuperacao, codigos de recuperacao, codigos de backup,
herstelcode, herstelcodes, back up codes
"""
)
"""A list of codes follows."""

BORN = phrases(
    """
ne le, nee le, ne un, nee un, ne en, ne a, nee a, date de naissance, naissance, ddn, anniv, anniversaire,
born, born on, dob, date of birth, birth date, birthdate, birthday, bday, geboren, geboren am, geburtsdatum,
geb, geburtstag, nacido, nacida, nacido el, nacida el, fecha de nacimiento, naci, nacimiento, cumpleanos,
nato, nata, nato il, nata il, data di nascita, nascita, compleanno, nascido, nascida, nascido em,
nascida em, data de nascimento, nasci, nascimento, aniversario, geboren op, geboortedatum, geboortedag,
verjaardag
"""
)
BOOKING = phrases(
    """
ref de resa, ref resa, reference de reservation, ref de reservation, numero de reservation, num de resa,
numero de resa, n de resa, code de reservation, code de resa, code resa, numero de dossier, num de dossier,
n de dossier, ref dossier, dossier sncf, dossier, numero de billet, num de billet, n de billet, billet,
reference du billet, reference de dossier, reference, resa, reservation, confirmation booking, pnr,
e billet, n voyageur, numero voyageur, flying blue, grand voyageur, carte voyageur, ref, n de vol,
ref billet, confirmation, airbnb, booking ref, booking reference, booking number, booking code, booking id,
booking no, booking, ref no, reservation number, reservation code, reservation no, confirmation number,
confirmation no, confirmation code, ticket number, ticket no, e ticket, record locator, locator,
frequent flyer, miles number, ref number, buchungsnummer, buchungscode, buchung, reservierungsnummer,
reservierung, vorgangsnummer, auftragsnummer, localizador, numero de reserva, codigo de reserva, reserva,
numero de billete, codice prenotazione, codice di prenotazione, numero di prenotazione, prenotazione,
numero biglietto, numero da reserva, codigo da reserva, numero do bilhete, boekingsnummer, boekingscode,
boeking, reserveringsnummer, reservering, ticketnummer
"""
)
PARCEL = phrases(
    """
colis, suivi, numero de suivi, num de suivi, n de suivi, chronopost, colissimo, mondial relay, relais colis,
numero de colis, num de colis, n de colis, lettre suivie, tracking, tracking number, tracking no,
tracking id, track it with, track it, trackez, parcel, parcel number, package, ups, fedex, dhl, usps, dpd,
gls, evri, hermes, royal mail, la poste, shipment, consignment, amazon logistics, sendungsnummer,
paketnummer, sendung, paket, sendungsverfolgung, numero de seguimiento, numero de envio, paquete,
seguimiento, envio, correos, numero di tracking, codice spedizione, numero di spedizione,
codice di tracking, pacco, spedizione, codigo de rastreio, numero da encomenda, encomenda, rastreio,
rastreamento, track en trace, track and trace, pakketnummer, pakje, pakket, postnl, zending
"""
)
BIC = phrases("bic, swift, bic code, code bic, code swift, bic swift, swift code, codigo swift, codice swift")
SORT = phrases("sort code, sort, sortcode, sc")
ACCOUNT = phrases(
    """
account number, account no, account, acc number, acc no, acc, acct, acct no, compte, numero de compte,
n de compte, num de compte, kontonummer, numero de cuenta, numero di conto, numero da conta, rekeningnummer
"""
)
ROUTING = phrases("routing number, routing, routing no, aba, aba number")
IBAN = phrases(
    "iban, rib, numero de cuenta, cuenta, rekeningnummer, rekening, kontonummer, konto, conto, conta, account"
)
CARD_END = phrases(
    """
se termine par, se terminant par, terminant par, terminee par, finissant par, finissant en, se terminant en,
se termine en, finit en, qui finit par, finit par, 4 derniers chiffres, quatre derniers chiffres, ending in,
ending with, ending, ends in, ends with, last 4 digits, last four digits, mit der endung, endung, endet auf,
endet mit, endend auf, letzten 4 ziffern, letzten vier ziffern, terminada en, que termina en, termina en,
acabada en, acaba en, ultimos 4 digitos, che termina con, termina con, terminante con, che finisce con,
finisce con, con finale, ultime 4 cifre, terminado em, que termina em, termina em, com final, final,
eindigend op, die eindigt op, eindigt op, laatste 4 cijfers
"""
)
CARD = phrases(
    """
carte, cartes, cb, visa, mastercard, master card, amex, maestro, card, cards, karte, kreditkarte, ec karte,
tarjeta, carta, carta di credito, bancomat, cartao, kaart, pas, pinpas, bankpas, creditcard, carte bancaire
"""
)

KEY_PREFIXES = words(
    """
sk- sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ whsec_ AKIA ASIA ABIA ACCA ghp_ gho_ ghu_ ghs_ ghr_
github_pat_ glpat- gldt- glrt- xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xapp- SG. hf_ api_org_ npm_ pypi- dckr_pat_
AIza ya29. GOCSPX- dop_v1_ doo_v1_ dor_v1_ shpat_ shpca_ shppa_ shpss_ sq0atp- sq0csp- EAAA EAAC key- SK AC
secret_ ntn_ lin_api_ dapi gsk_ xai- r8_ pplx- figd_ hvs. hvb. sbp_ sb_secret_ pscale_tkn_ pscale_pw_ PMAK-
HRKU- NRAK- NRII- sntrys_ sntryu_ rnd_ fly_ FlyV1 tskey- AGE-SECRET-KEY-1 dp.pt. dp.st. phc_ phx_ re_ rdme_
PRIVATE-TOKEN sess- sk-ant- sk-proj- sk-or-v1- glsa_ glc_ CFPAT- akp- cio- ATATT3 ATCTT3 BBDC- nvapi-
AGPA AIDA AROA ABSK bkua_ ccipat_ CCIPRJ_ oy2 atlasv1 tfp_ wandb_v1_ tvly- fc- lsv2_pt_ lsv2_sk_ jina_
"""
)
"""How the keys of known services begin; a long random run follows."""

PLATE = phrases(
    """
kennzeichen, autokennzeichen, kfz kennzeichen, nummernschild, matricula, matriculado, matriculada, targa,
targata, targato, placa, kenteken, kentekenplaat, nummerplaat, coche, carro, macchina, wagen
"""
)
USERNAME = phrases(
    """
benutzername, nutzername, usuario, nombre de usuario, nome utente, utente, nick, nickname, nome de usuario,
utilizador, nome de utilizador, gebruikersnaam
"""
)
GONE = frozenset(
    words(
        """
oublie perdu change faux fausse forgot forgotten wrong incorrect vergessen falsch geandert verloren nicht
olvide olvidado perdido incorrecta incorrecto cambie cambiado dimenticato dimenticata sbagliata sbagliato
cambiato scordato esqueci esquecida errada errado mudei vergeten verkeerd kwijt veranderd gewijzigd niet
funciona
"""
    )
)
"""They say that no password or code is told: folded."""
