"""Words in contact names and titles that are no names: kin, trades, places where one met."""


def words(text: str) -> list[str]:
    """The words of a block: lists that people read and extend are kept as running text."""
    return text.split()


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

_FRENCH = words(
    """
a à ai aie ailleurs ainsi ait allait alors après apres as assez au aucun aucune aujourd'hui auquel aura
aurai aurait auras aussi autant autre autres aux avaient avais avait avant avec avez aviez avions avoir
avons ayant beaucoup bien bientôt bientot bon bonne bah ben bof bref c ca ça car ce ceci cela celle celles
celui cent cependant certain certaine certains ces cet cette ceux chacun chaque chez ci combien comme
comment contre c'est cest d d'abord dans de debout dedans dehors déjà deja demain depuis derrière derriere
des dès désormais deux devant devra doit dois donc dont du durant eh elle elles en encore enfin ensuite
entre environ es est et étaient étais était été etc étant être etre eu eut eux fait faire fais faut fera
ferai fin fois font fus fut genre grâce hein hier hors hui ici il ils j jamais je jusqu jusque juste l la
là laquelle le lequel les lesquels leur leurs loin lors lorsque lui m ma mais maintenant mal malgré me
même meme mêmes merci mes met mets mieux moi moins mon n ne ni non nos notre nôtre nous nouveau nouveaux
nul on ont or ou où ouais oui ouf outre par parce parfois parmi pas pendant personne peu peut peux plus
plusieurs plutôt plutot pour pourquoi pourtant pourrait près presque prochain puis puisque qu quand quant
quatre que quel quelle quelles quelque quelques quels qui quoi rien s sa sais sait sans sauf se sera serai
serait ses seul seule si sinon six sera soi soit sommes son sont sous souvent suis suivant super sur
surtout t ta tandis tant tard te tel telle tellement tes toi ton tôt tot toujours tous tout toute toutes
très tres trois trop tu un une va vais vas vers veut veux via vient viens voici voilà voila voir vont vos
votre vous vraiment vu y allez aller allé allée allons attends bisous bonjour bonsoir bonne cool coucou
courage désolé desole dis dit dire donne envoie envoyé fini génial grave gros haha hello hey hésite jpp
jsp laisse mardi lundi mercredi jeudi vendredi samedi dimanche matin midi soir nuit jour jours semaine
mois année an ans heure heures minute minutes moment temps monde gens mec meuf mdr lol ptdr xd ok oki okay
nan nn oe ouai ouep stp svp slt salut tkt tqt tjs tt pk pq pcq bcp dc ds ac cad cc bjr bsr dsl passe
passer passé pense penser petit petite grand grande première premier premiers dernier dernière prend
prends prendre prêt rdv reste rentre rentré regarde sort sors sorti tiens trouve trouvé truc trucs vite
vie voiture maison ciné train janvier février mars avril mai juin juillet août septembre octobre novembre
décembre
"""
)
_ENGLISH = words(
    """
a about above after again against ah all almost alone along already also although always am among an and
another any anybody anyone anything anyway are around as ask at away back be became because become been
before behind being below best better between big both but bye by call came can cannot can't come could
couldn't day did didn't do does doesn't doing done don't down during each early either else enough even
ever every everybody everyone everything except far few find fine first five for four from full get gets
getting give go goes going gone gonna good got gotta great guess had has hasn't have haven't having he
hello help her here hers herself hey hi him himself his home hope how however i if i'll i'm in indeed
instead into is isn't it it's its itself i've just keep kind know last late later least less let let's
like little long look lot love made make many may maybe me mean meet might mine more morning most much
must my myself near need neither never new next nice night no nobody none nor not nothing now of off often
oh ok okay old on once one only onto or other others our ours ourselves out over own people perhaps please
pls plus put quite rather re real really right said same saw say see seem seemed seems serious several
shall she should show side since six so some somebody someone something sometimes somewhere soon sorry
still stuff such sure take talk ten than thank thanks that that's the their theirs them themselves then
there therefore these they thing things think this those though thought three through thru time to today
together tomorrow tonight too took top toward try two u under unless until up upon ur us use used using
very via wait want was wasn't way we well were what whatever when where whether which while who whole whom
whose why will with within without won't work would wouldn't yeah yep yes yesterday yet you your yours
yourself yup monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december omg lmao idk btw brb tbh imo lmk rn ngl bruh dude man guys
mate cheers babe haha hahaha happy birthday nope wow ugh
"""
)
ORDINARY = frozenset(_FRENCH) | frozenset(_ENGLISH)
"""The commonest words of French and English chat: never a secret, a handle or a street by themselves."""
