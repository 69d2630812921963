"""The commonest words of chat: no names, no secrets, no streets by themselves."""

from ghostprep.common_words import COMMON


def words(text: str) -> list[str]:
    """The words of a block: lists that people read and extend are kept as running text."""
    return text.split()


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
"""Never a name or the label of a link."""

_AFTER_KEYWORDS = words(
    """
ok non oui ouais nan yes no nope yeah quoi bon bonne faux fausse mauvais mauvaise nul nulle mort morte
trop super cool bien mal pareil pareille même meme toujours jamais encore oublié oublie perdu changé
change marche marchait correct incorrect incorrecte invalide invalid wrong right good bad same still
expired expiré dead down up broken back here there là ici sur dans avec sans pour noté note écrit ecrit
envoyé envoye donné demandé demande requis obligatoire long longue court simple facile compliqué dur
secret top génial genial chiant relou lol mdr ptdr xd stp svp please pls hein quand comment pourquoi qui
où ou wtf idk jsp chaud mieux pire rien tout tous toute story stories live post posts photo photos pic
pics reel reels vidéo video compte account page profil profile public privé prive private bloqué bloque
blocked supprimé supprime deleted desactivé désactivé actif active boring fun funny lame great awesome
crazy weird drôle drole fou folle bizarre moche beau belle new nouveau nouvelle wifi netflix facebook
insta snap box compte needed required forgot forgotten reset lost yours mine ours partout nickel gratuit
free payant vide full plein moi toi lui elle nous vous eux me you him her us them
"""
)
_AFTER_KEYWORDS_ELSEWHERE = words(
    """
falsch richtig vergessen geändert verloren weg abgelaufen kaputt neu alt leer dieser diese jeder ihre unser
fürs für welcher welches geht stimmt klappt funktioniert brauche brauchst weiß kenne sag sagt schick gib
incorrecta incorrecto mal olvidado olvidada olvidé perdido perdida cambiada cambiado nueva nuevo vieja
caducado toda todas tutta todo entera inteira funciona funcionan va sirve cuál dame dime quedan queda
cerrada cortada necesito sbagliata sbagliato dimenticata dimenticato persa perso cambiata cambiato nuova
nuovo vecchia scaduto scaduta funziona serve quale dammi dimmi manca mancano chiusa errada errado esqueci
esquecida perdi mudei mudou nova novo velha caducou expirou qual preciso manda me falta faltam fechada
verkeerd fout vergeten veranderd gewijzigd kwijt verlopen nieuw nieuwe oud werkt klopt welke stuur zeg geef
weet nodig anders gleich nicht noch wieder hier da gut schlecht einfach schwer lang kurz ungültig gesperrt
geheim dabei immer jetzt schon bien correcta mala otra igual aquí fácil difícil larga corta caducada
inválida secreta siempre ahora buena giusta giusto errata corretta uguale qui facile difficile lunga segreta
sempre adesso questa quella certa certo mudada aqui longa expirada agora essa esta aquela goed hetzelfde
niet nog daar makkelijk moeilijk kort ongeldig altijd nu juist
"""
)
"""The same in German, Spanish, Italian, Portuguese, Dutch."""
STOP = ORDINARY.union(_AFTER_KEYWORDS, _AFTER_KEYWORDS_ELSEWHERE, *COMMON.values())
"""Never a secret, an account name or a street, though they follow "mdp", "insta" or "12 rue"."""
