"""WhatsApp's words in French."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "message vidéo omis",
        "note vidéo omise",
        "message vocal omis",
        "image absente",
        "vidéo absente",
        "audio omis",
        "sticker omis",
        "GIF retiré",
        "document manquant",
    ),
    contact=("Fiche contact manquante",),
    placeholder=("Médias omis", "Fichier omis", "Média omis"),
    attached=("fichier joint", "pièce jointe"),
    edited=("Ce message a été modifié",),
    deleted=(
        "Vous avez supprimé ce message en tant qu'admin",
        "Ce message a été supprimé",
        "Vous avez supprimé ce message",
        "Tu as supprimé ce message",
    ),
    missed=(
        "Appel vocal manqué",
        "Appel vidéo manqué",
        "Appel vocal de groupe manqué",
        "Appel vidéo de groupe manqué",
        "Appel de groupe manqué",
    ),
    calls=("Appel vocal", "Appel vidéo"),
    place=("localisation",),
    live_place=("Localisation en direct partagée",),
    poll=("SONDAGE:", "SONDAGE :"),
    deleted_by=(
        "Ce message a été supprimé par l'admin",
        "Ce message a été supprimé par un admin",
    ),
    timers=(
        r"(a|avez) (activé|désactivé) les messages éphémères\.",
        r"(a|avez) (mis à jour|modifié) (la durée|le minuteur) des messages( éphémères)?\.",
        "(a|avez) (activé|désactivé) la confidentialité (avancée|renforcée)",
    ),
    encryption=(
        "Les messages et les appels sont chiffrés de bout en bout",
        "Les messages et appels sont chiffrés de bout en bout",
        "Les messages et les appels dans cette discussion sont désormais protégés par le "
        "chiffrement de bout en bout",
        "Les messages envoyés dans cette discussion et les appels sont désormais protégés avec le "
        "chiffrement de bout en bout",
        "Les messages envoyés dans ce groupe sont désormais protégés avec le chiffrement de bout en bout",
        "Les messages que vous envoyez dans cette discussion et les appels sont désormais protégés "
        "avec le chiffrement de bout en bout",
    ),
    events=(
        r"Votre code de sécurité avec .+ a changé",
        r"Le code de sécurité .*a changé",
        r"Vous (avez (créé|ajouté|retiré|quitté|changé|modifié|supprimé|été|rejoint|épinglé|activé|"
        r"désactivé|utilisé|bloqué|débloqué)|êtes (désormais|maintenant)|n'êtes plus|faites)\b",
        "Les messages éphémères ",
        r"(Cette discussion|Ce compte|Cette entreprise) ",
        "Seuls les ",
    ),
    deeds=(
        r"a créé (le|ce) groupe",
        r"a ajouté .+",
        r"a retiré .+",
        "a quitté",
        "est parti",
        r"a été (ajouté|retiré)",
        r"a changé (l'icône|le nom|le sujet|la description|de numéro|les paramètres|ses|l'image|la "
        r"photo)",
        r"a modifié (l'icône|le nom|la description|les paramètres)",
        r"a supprimé (l'icône|la description)",
        "a utilisé un lien",
        r"a rejoint (le|ce|via|en|à)",
        "a épinglé un message",
        r"a (activé|désactivé) les messages",
        r"est (désormais|maintenant) admin",
        "n'est plus admin",
    ),
    view_once=("Message vocal à vue unique omis", "Vocal à vue unique omis", "Note vidéo omise"),
    waiting=("En attente de ce message. Cela peut prendre un moment", "En attente de ce message"),
)
