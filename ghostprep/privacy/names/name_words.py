"""Words that stand in contact names and titles and are no names, or are words too."""

from ghostprep.privacy.chat_words import words
from ghostprep.privacy.names.spelling import fold

PARTICLES = frozenset(
    words(
        """
de du des la le les van von der den di da do dos del della el al bin ben ibn abu bint st saint sainte mc
mac of the et and y e d l o ter ten zu
"""
    )
)
"""They stand inside names and name nobody."""

NOT_NAMES = frozenset(
    words(
        """
maman mamie mami papa papy papi papou pere mere frere soeur frerot sista tata tatie tonton oncle tante
cousin cousine mum mom mummy mommy dad daddy grandma grandpa granny nan nana nanny uncle auntie aunt bro
bros sis brother sister cousins belle beau fille fils fiston bebe baby babe love amour coeur cheri cherie
chéri mon ma my moi me vous you toi chou poussin famille family fam coloc colocs colocation appart maison
home house boulot taf travail work job office bureau equipe team staff chef boss patron manager collegue
collegues ecole school fac univ uni university college lycee prof profs teacher classe class promo master
licence bts prepa erasmus medecin docteur dr doctor dentiste dentist kine osteo pharmacie infirmiere nurse
vet veto avocat notaire banque bank conseiller conseillere plombier plumber electricien electrician garage
garagiste mecano taxi uber chauffeur driver livreur coiffeur coiffeuse barber hairdresser nounou
babysitter babysit menage gardien gardienne concierge voisin voisine voisins neighbour neighbor proprio
propriétaire proprietaire landlord landlady agence immo syndic locataire foot football basket rugby tennis
yoga gym danse running club sport salle crossfit natation judo boxe escalade velo moto voiture car tinder
bumble hinge insta instagram facebook messenger whatsapp telegram snap discord vinted leboncoin blablacar
airbnb ebay gumtree linkedin group groupe chat groupchat gc friends amis ami amie potes pote copains
copain copines copine girls boys filles garcons gars mecs meufs squad crew gang bande team vacances
holiday holidays voyage trip weekend week anniv anniversaire birthday mariage wedding evjf evg noel xmas
christmas nouvel an soiree party apero diner dinner brunch soir ski plage beach camping montagne mer road
randos rando festival concert projet project asso association comite bureau sos urgence emergency nouveau
nouvelle new old ancien ancienne pro perso private tel portable phone mobile numero number num fixe free
orange sfr bouygues home lille paris lyon marseille toulouse nantes bordeaux london leeds manchester
bristol york brussels bruxelles geneve lausanne service client support info infos contact admin bot system
systeme official officiel notification news deleted account compte supprime utilisateur user users unknown
inconnu inconnue anonyme anonymous member membre participant jr sr junior senior petit petite grand grande
mme mlle monsieur madame mademoiselle mister mrs miss sir lundi mardi mercredi jeudi vendredi samedi
dimanche monday tuesday wednesday thursday friday saturday sunday super best forever toujours les des du
the and with avec pour for
"""
    )
)
"""Kin, trades, places where one met: they only say who a contact is."""

AMBIGUOUS = frozenset(
    map(
        fold,
        words(
            """
rose pierre marc mark will hope em camille may june april august grace faith joy art bill pat rob sue drew
chase hunter mason ray rich dick frank guy gene olive victoire aimé modeste fleur ange noël pascal pascale
été perle cerise prune reine loup lune divine juste jean max al ben jo sam lu an val don van mat did elle
lui claire clair blanche brune petit grand blanc noir roy roi martin boulanger charpentier berger meunier
marchand fontaine rivière forêt lac mercier renard lion brown green white black young king cook baker
smith bush rice wood hill stone price bell page love day long short small best hall lane park field fox
wolf bird fish banks west north mills cross case cash chance sky star storm summer autumn robin jay heath
forest river brook basil sage rosemary ginger pepper candy honey sandy misty happy merry harmony melody
destiny trinity patience crystal opal jewel buck bud duke earl baron prince major chip colt dean clay
flint grant lance mack miles nick norm peter piper porter randy red reed rex rod rock rusty skip spike
stew sterling sunny tanner tucker victor wade walker ward woody christian paris chelsea london florence
victoria dallas houston phoenix virginia georgia carolina asia india china france lorraine madeleine
romaine marine valentin valentine luce lucky magic nuage oasis chérie eden espérance étoile harmonie
innocent joie juin lilas lin lise mai mars toussaint mimi loulou titi nana doudou bibi kiki toto nono coco
gigi chou bébé boss chef prof doc tata tonton jolie belle beau bon bonnet chat chien poulain poirier
pommier lapin cochon moulin dupain leblond lebon legrand leroux leclair roux rousseau sauvage gentil jolly
joli doux lejeune vieux court bref gold silver frost snow winter hunt rush swift sharp strong wise power
moon sun rain hood head foot hand bone blood deal ford carter potter butler farmer fisher shepherd weaver
gardener gardner jet mike lee ty bo li ed tim mo ash jan cat tiger bear angel gray grey salut theme pouce
sol do
"""
        ),
    )
)
"""Folded names and surnames that are words too: only a capital makes them a name."""
