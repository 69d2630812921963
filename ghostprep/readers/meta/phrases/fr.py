"""What Messenger and Instagram write in French, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} a (?:envoyé|partagé) (?:une pièce jointe|une photo|une vidéo|un sticker|un GIF|"
        r"un lien|un message vocal|un fichier|une publication|un reel|une story|un profil|un "
        r"contact|un clip audio|[0-9]+ (?:photos|vidéos))\.?",
        r"Vous avez (?:envoyé|partagé) (?:une pièce jointe|une photo|une vidéo|un sticker|un "
        r"GIF|un lien|un message vocal|un fichier|une publication|un reel|une story|un profil|"
        r"un contact|un clip audio|[0-9]+ (?:photos|vidéos))\.?",
        r"Tu as (?:envoyé|partagé) (?:une pièce jointe|une photo|une vidéo|un sticker|un GIF|un "
        r"lien|un message vocal|un fichier|une publication|un reel|une story|un profil|un "
        r"contact|un clip audio|[0-9]+ (?:photos|vidéos))\.?",
        r"A (?:envoyé|partagé) (?:une pièce jointe|une photo|une vidéo|un sticker|un GIF|un "
        r"lien|un message vocal|un fichier|une publication|un reel|une story|un profil|un "
        r"contact|un clip audio|[0-9]+ (?:photos|vidéos))\.?",
        r"{who} vous a mentionnée?(?:\(e\))? dans sa story\.?",
        r"Vous a mentionnée?(?:\(e\))? dans sa story\.?",
        r"T'a mentionnée?(?:\(e\))? dans sa story\.?",
        r"T’a mentionnée?(?:\(e\))? dans sa story\.?",
        r"Vous avez mentionné {who} dans votre story\.?",
        r"A répondu à (?:votre|ta) (?:story|note)\.?",
        r"{who} a répondu à (?:votre|ta) (?:story|note)\.?",
        r"Vous avez répondu à sa (?:story|note)\.?",
    ),
    reasons.LOCATION: (
        r"{who} a (?:envoyé|partagé) (?:une|sa) (?:position|localisation)(?: en direct)?\.?",
        r"Vous avez (?:envoyé|partagé) (?:une|votre) (?:position|localisation)(?: en direct)?\.?",
        r"{who} a (?:commencé à|arrêté de) partager sa (?:position|localisation).{0,20}\.?",
    ),
    reasons.CALL: (
        r"{who} a manqué (?:votre|un|ton) (?:appel|chat)(?: vidéo| audio| vocal)?\.?",
        r"{who} vous a appelée?(?:\(e\))?\.",
        r"Vous avez appelé {who}\.",
        r"Vous avez manqué un (?:appel|chat)(?: vidéo| audio| vocal)?(?: de {who})?\.?",
        r"Tu as manqué un appel(?: vidéo| audio| vocal)?(?: de {who})?\.?",
        r"L'appel(?: vidéo| audio| vocal)? (?:est|s['’]est) terminé\.?",
        r"L’appel(?: vidéo| audio| vocal)? (?:est|s['’]est) terminé\.?",
        r"Appel (?:vidéo|audio|vocal) terminé\.?",
        r"Le (?:chat|appel)(?: vidéo| audio)? (?:est|s['’]est) terminé\.?",
        r"{who} a (?:démarré|lancé|rejoint|quitté) (?:un|l['’])\s?(?:appel|chat)(?: vidéo| "
        r"audio| vocal)?\.?",
        r"Vous avez (?:démarré|lancé|rejoint|quitté) (?:un|l['’])\s?(?:appel|chat)(?: vidéo| "
        r"audio| vocal)?\.?",
    ),
    reasons.POLL: (
        r"{who} a créé un sondage(?: ?:.{0,300}|\.)",
        r"Vous avez créé un sondage(?: ?:.{0,300}|\.)",
        r"{who} a voté pour .{1,300}",
    ),
    reasons.DELETED: (
        r"{who} a (?:retiré|supprimé|annulé l['’]envoi d['’]) ?un message\.?",
        r"{who} a annulé l['’]envoi d['’]un message\.?",
        r"Vous avez (?:retiré|supprimé) un message\.?",
        r"Vous avez annulé l['’]envoi d['’]un message\.?",
        r"Ce message (?:n['’]est plus disponible|a été supprimé)\.?",
    ),
    reasons.SYSTEM: (
        r"A réagi (?:avec )?[^\x00-\x7f]\S{0,12} à (?:votre|ton) message ?",
        r"A réagi à (?:votre|ton) message (?:avec|par|:) ?[^\x00-\x7f]\S{0,12} ?",
        r"{who} a réagi (?:avec )?[^\x00-\x7f]\S{0,12} à (?:votre|ton|un) message ?",
        r"A aimé (?:un|votre|ton) message\.?",
        r"{who} a aimé (?:un|votre|ton) message\.?",
        r"Vous avez aimé un message\.?",
        r"{who} n['’]a pas (?:été notifiée?(?:\(e\))?|reçu de notification) .{0,60}mode "
        r"(?:silencieux|discret|calme).{0,20}",
        r"{who} (?:est en|a activé le|a désactivé le) mode (?:silencieux|discret|calme)\.?",
        r"{who} a ajouté {whom} au groupe\.?",
        r"{who} vous a ajoutée?(?:\(e\))? au groupe\.?",
        r"Vous avez ajouté {who} au groupe\.?",
        r"{who} a (?:supprimé|retiré|exclu) {whom} du groupe\.?",
        r"Vous avez (?:supprimé|retiré|exclu) {who} du groupe\.?",
        r"{who} a (?:quitté|créé|rejoint) (?:le|la) (?:groupe|discussion|conversation)\.?",
        r"Vous avez (?:quitté|créé|rejoint) (?:le|la) (?:groupe|discussion|conversation)\.?",
        r"{who} a nommé le groupe .{1,200}",
        r"Vous avez nommé le groupe .{1,200}",
        r"{who} a (?:modifié|changé|supprimé|défini) (?:la photo|le nom|le thème|la couleur|"
        r"l['’]emoji|le pseudo|son pseudo|votre pseudo|la description).{0,200}",
        r"Vous avez (?:modifié|changé|supprimé|défini) (?:la photo|le nom|le thème|la couleur|"
        r"l['’]emoji|le pseudo|votre pseudo|la description).{0,200}",
        r"{who} a (?:épinglé|désépinglé) un message\.?",
        r"Vous avez (?:épinglé|désépinglé) un message\.?",
        r"{who} a (?:activé|désactivé) (?:le mode éphémère|les messages éphémères|"
        r"l['’]approbation).{0,300}",
        r"Vous avez (?:activé|désactivé) (?:le mode éphémère|les messages éphémères|"
        r"l['’]approbation).{0,300}",
        r"{who} a fait une capture d['’]écran.{0,60}",
        r"Vous êtes (?:maintenant|désormais) (?:en contact|connectée?s?(?:\(e\))?) sur Messenger\.?",
        r"{who} vous a fait (?:coucou|signe)[.!]?(?: \S{1,8})?",
        r"Vous pouvez (?:maintenant|désormais) .{0,40}vous appeler.{0,200}",
    ),
}
