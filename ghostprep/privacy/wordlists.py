"""Words in contact names and titles that are no names: kin, trades, places where one met."""

PARTICLES = frozenset(
    "de du des la le les van von der den di da do dos del della el al bin ben ibn abu bint st saint sainte mc mac of the et and y e d l o ter ten zu".split()
)
"""They stand inside names and name nobody."""

NOT_NAMES = frozenset(
    """
maman mamie mami papa papy papi papou pere mere frere soeur frerot sista tata tatie tonton oncle tante cousin cousine mum mom mummy mommy dad daddy grandma grandpa granny nan nana nanny
uncle auntie aunt bro bros sis brother sister cousins belle beau fille fils fiston bebe baby babe love amour coeur cheri cherie chéri mon ma my moi me vous you toi chou poussin
famille family fam coloc colocs colocation appart maison home house boulot taf travail work job office bureau equipe team staff chef boss patron manager collegue collegues
ecole school fac univ uni university college lycee prof profs teacher classe class promo master licence bts prepa erasmus
medecin docteur dr doctor dentiste dentist kine osteo pharmacie infirmiere nurse vet veto avocat notaire banque bank conseiller conseillere
plombier plumber electricien electrician garage garagiste mecano taxi uber chauffeur driver livreur coiffeur coiffeuse barber hairdresser nounou babysitter babysit menage gardien gardienne concierge voisin voisine
voisins neighbour neighbor proprio propriétaire proprietaire landlord landlady agence immo syndic locataire
foot football basket rugby tennis yoga gym danse running club sport salle crossfit natation judo boxe escalade velo moto voiture car
tinder bumble hinge insta instagram facebook messenger whatsapp telegram snap discord vinted leboncoin blablacar airbnb ebay gumtree linkedin
group groupe chat groupchat gc friends amis ami amie potes pote copains copain copines copine girls boys filles garcons gars mecs meufs squad crew gang bande team
vacances holiday holidays voyage trip weekend week anniv anniversaire birthday mariage wedding evjf evg noel xmas christmas nouvel an soiree party apero diner dinner brunch soir
ski plage beach camping montagne mer road randos rando festival concert projet project asso association comite bureau sos urgence emergency
nouveau nouvelle new old ancien ancienne pro perso private tel portable phone mobile numero number num fixe free orange sfr bouygues home lille paris lyon marseille toulouse nantes bordeaux london leeds
manchester bristol york brussels bruxelles geneve lausanne
service client support info infos contact admin bot system systeme official officiel notification news
deleted account compte supprime utilisateur user users unknown inconnu inconnue anonyme anonymous member membre participant
jr sr junior senior petit petite grand grande mme mlle monsieur madame mademoiselle mister mrs miss sir
lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday
super best forever toujours les des du the and with avec pour for
""".split()
)
