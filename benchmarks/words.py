"""Vocabulary of the benchmarks' invented chats: what `corpus.Writer` combines into messages."""

from typing import NamedTuple


class Language(NamedTuple):
    """`starts` + `actions` (+ `things`) is a sentence, and so is `things` + `verdicts`."""

    short: list[str]
    starts: list[str]
    actions: list[str]
    things: list[str]
    verdicts: list[str]
    places: list[str]
    openers: list[str]
    at: list[str]
    units: list[str]
    tags: list[str]
    group: str


def split(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", "|").split("|") if part.strip()]


FRENCH = Language(
    short=split("""
        ok | oui | non | mdr | mdrr | mdrrr | ptdr | ouais | ah | ah ouais | d'acc | dac | okok | oki
        nan | jsp | jpp | tkt | grave | trop | carrément | voilà | merci | merciii | mercii | stp
        svp | lol | hein ? | quoi ? | ? | ?? | !!! | 👍 | 😂 | 😂😂 | 😭 | ❤️ | 🙏 | 🥲
        🤷🏽‍♀️ | 👍🏻 | bonne nuit | bonne journée | à demain | à toute | à ce soir | bisous
        bisouss | bises | cc | coucou | salut | slt | yo | bon | bref | bah oui | bah non | jsp trop
        mais non | mais oui | c'est vrai | pas faux | exact | j'avoue | pareil | moi aussi
        moi non plus | t'es où | t'es là ? | j'arrive | je suis là | ça va ? | ça va et toi
        tranquille | nickel | parfait | super | cool | génial | trop bien | la honte | aïe | oups
        zut | argh | pfff | haha | hahaha | mouais | bof | euh | hmm | c bon | vas y | go | on y va
        attends | 2 sec | deux minutes | je te dis | on verra | peut-être | nn | pk | pq pas | quand ?
        où ? | qui ? | sérieux ? | sérieux | jure | wesh | abusé | dsl | désolée | pas grave
        t'inquiète
    """),
    starts=split("""
        je vais | je dois | je peux pas | je peux | je veux | j'ai envie de | j'ai oublié de
        j'ai pas envie de | on va | on doit | on peut | faut | il faut que j'arrête de | tu peux
        tu pourrais | tu veux | tu vas | t'as pensé à | t'as oublié de | elle va | elle voulait
        elle refuse de | il va | il a promis de | il sait pas | ils vont | ils ont décidé de
        ma mère veut | mon père a essayé de | ma sœur doit | mon frère adore | mon coloc vient de
        la voisine ose | le prof a voulu | j'hésite à | j'essaie de | je finis de | je viens de
        je suis en train de | je passe ma vie à | j'ai réussi à | j'ai failli | t'es sûre de
        t'es censé | vous pouvez | vous allez | quelqu'un peut | personne veut | tout le monde va
        j'avais prévu de | je compte | je préfère | impossible de | pas question de
        hors de question de | ça sert à rien de | c'est l'heure de | j'en ai marre de | je commence à
        j'arrête de | on avait dit qu'on devait | je rêve de | tu devrais | je pense
    """),
    actions=split("""
        acheter | récupérer | ramener | rendre | réparer | jeter | vendre | préparer | manger
        goûter | finir | commencer | regarder | relire | écouter | envoyer | imprimer | signer
        chercher | retrouver | perdre | cacher | prêter | emprunter | casser | laver | ranger | plier
        déplacer | monter | démonter | porter | arroser | peindre | photographier | dessiner
        commander | annuler | déplacer encore | payer | rembourser | réserver | organiser | rater
        éviter | oublier | comprendre | expliquer | raconter | critiquer | défendre | supporter
        changer | recopier | apprendre | réviser | traduire | essayer | remplacer | garder | donner
        couper | chauffer | congeler | brancher | débrancher | recharger | mettre à jour | installer
        supprimer | cuisiner | emballer | ouvrir | fermer | déposer | poster | partager | apporter
        choisir | comparer | noter | vérifier | demander
    """),
    things=split("""
        le train | le bus | le dossier | la clé de la cave | le chargeur | mon vélo | ton pull
        les billets | la voiture | le rapport | la réunion | le dernier épisode
        la recette de ma grand-mère | le chat des voisins | un café | la machine à laver | le frigo
        la facture | l'examen | le cours d'anglais | mon sac | mes chaussures | le cadeau de ta sœur
        le gâteau | les courses | la soupe | les pâtes au beurre | le canapé | la plante verte
        l'armoire de l'entrée | le matelas | ta veste | mon écharpe | le parapluie | une guitare
        la trompette | le piano du salon | le concert | la soirée | le resto | la raclette | l'apéro
        le match | le film d'hier | la série | un livre de poche | mes lunettes | la carte d'identité
        le passeport | la valise | le déménagement | l'appart | le loyer | la caution | le proprio
        la boîte aux lettres | l'ascenseur | le parking | le métro | la piscine | la salle de sport
        le médecin | le dentiste | l'ordonnance | la pharmacie | l'école | la maîtresse | le goûter
        les enfants | le petit | la grande | mamie | papi | tonton | la nounou | le chien | la litière
        les croquettes | le jardin | les tomates | la tondeuse | la terrasse | le barbecue | les merguez
        la salade | le fromage | le pain | les croissants | la tarte aux pommes | le vin blanc
        une bière | les verres | la vaisselle | la poubelle jaune | le tri | le compost | l'ordi
        le mot de passe | l'imprimante | la box | le wifi | le téléphone | l'écran | le clavier
        la mise à jour | le stage | le chef | la collègue | le client | le contrat | la paie
        les congés | le télétravail | la visio | le planning | l'entretien | la lettre de motivation
        le mémoire | la soutenance | les partiels | la bibliothèque | le resto u | la grève
        la pluie | la neige | la canicule | le vent | le week-end | les vacances | la plage | la rando
        la tente | le camping | la carte | l'avion | l'hôtel | les photos | la vidéo | le vocal
        le groupe | la blague | l'idée du siècle | cette histoire | ce truc bizarre | un secret
        le plan | la surprise | l'anniversaire | le mariage | le discours | la robe
    """),
    verdicts=split("""
        est trop bien | m'énerve | me manque | me fait rire | est en retard | est cassé
        est déjà vendu | coûte une fortune | sent bizarre | tombe bien | tombe mal | est introuvable
        a disparu | est revenu | marche plus | marche enfin | fait du bruit | me saoule | m'a tuée
        est une catastrophe | c'est non | c'est pas pour moi | c'est la base | ça me stresse
        ça m'arrange pas | est repoussé | est annulé | est confirmé | commence bientôt
        dure une éternité | est fini | est vide | est plein | prend toute la place | a encore bougé
        est sur la table | est chez toi non | c'était pas prévu | me rappelle quelque chose
        fait peur | fait envie | mérite mieux | est surcoté | est sous-coté
        c'est toute une aventure | m'inquiète un peu | est magnifique | est moche mais pratique
        me donne faim | me fatigue d'avance | t'attend | nous attend
    """),
    places=split("""
        demain | ce soir | tout à l'heure | après le boulot | avant de partir | ce week-end
        la semaine prochaine | lundi | mardi | jeudi soir | en rentrant | chez moi | chez toi
        chez ma mère | à la gare | au bureau | à la fac | dans le train | sur la table
        dans l'entrée | en ville | à Lille | à Lyon | au marché | devant la porte | sous le lit
        avec ton frère | sans moi | toute seule | en cachette | vite fait | pour de vrai | pour rire
        comme d'hab | comme prévu | encore une fois | pour toujours | si tu veux | si j'ai le temps
        si ça te va | quand tu peux | quand il pleut | dès que possible | avant la fin du mois
        pendant les vacances | après manger | en deux minutes | à pied | à vélo | en courant
        sous la pluie | au soleil | au calme
    """),
    openers=split("""
        bon | bon alors | du coup | sinon | au fait | attends | franchement | sérieux | mais | et
        donc | enfin | genre | après | en vrai | en fait | par contre | d'ailleurs | bref | ok mais
        oui mais | non mais | ah mais | bah | ben | tu sais quoi | devine quoi | je te jure | j'te jure
        j'avoue | apparemment | heureusement que | dommage que | jcrois que | jpense que
        tu te souviens quand | figure toi que | je sais que | t'as vu que | rappelle toi que | pour info
        petite question
    """),
    at=["à", "vers", "pour", "avant", "rdv", "dispo"],
    units=["min", "euros", "€", "km", "personnes", "pages", "fois", "ans", "jours", "places", "%"],
    tags=["perso", "pro", "asso", "fac", "lille"],
    group="La bande",
)

ENGLISH = Language(
    short=split("""
        ok | okay | yes | no | yeah | yep | nope | lol | lmao | haha | hahaha | omg | same | true | fair
        nice | cool | great | sure | thanks | thank you!! | ty | np | sorry | my bad | wait | what
        what?? | ? | !! | 👍 | 😂 | 😭 | ❤️ | 🙌🏾 | 🥲 | hey | hi | heyyy | morning | night
        good night | see you | see ya | on my way | omw | here | where are you | you ok? | all good
        no worries | maybe | dunno | idk | tbh | i know right | exactly | no way | stop | stopppp | why
        when | who | go on | tell me | love it | hmm | ugh | oh no | oh well | never mind | nvm | brb
        one sec | almost there | running late | so true | absolutely not | deal
    """),
    starts=split("""
        i need to | i have to | i want to | i can't | i can | i forgot to | i'm trying to | i'm about to
        i don't want to | we should | we could | we have to | let's | can you | could you
        do you want to | did you remember to | you should | you have to | she wants to | she refuses to
        he keeps trying to | he promised to | they're going to | they decided to | my mum wants to
        my dad tried to | my sister has to | my flatmate managed to | the neighbours always
        nobody wants to | somebody has to | i'd rather | i almost managed to | i was supposed to
        no point trying to | it's time to | i'm tired of trying to | i'll | remind me to
        don't forget to | i'm not going to | i might | i'd love to | he might | we were meant to
    """),
    actions=split("""
        buy | fix | return | sell | cook | eat | taste | finish | start | watch | read | hear | send
        print | sign | find | lose | hide | borrow | break | wash | fold | move | carry | water | paint
        photograph | draw | order | cancel | pay for | book | organise | miss | avoid | forget
        understand | explain | describe | defend | stand | change | copy | learn | revise | translate
        try | replace | keep | give away | cut | warm up | freeze | unplug | charge | update | install
        delete | wrap | open | close | post | share | bring | choose | compare | check | ask about
        talk about | think about | look after | pick up | put away | throw out
    """),
    things=split("""
        the train | the bus | the report | the spare keys | the charger | my bike | your jumper
        the tickets | the car | the meeting | the last episode | my gran's recipe | the neighbour's cat
        a coffee | the washing machine | the fridge | the bill | the exam | my bag | my shoes
        your sister's present | the cake | the shopping | the soup | the pasta | the sofa | that plant
        the wardrobe | the mattress | your coat | my scarf | the umbrella | a guitar | the piano
        the concert | the party | the restaurant | the quiz | the match | that film | the series
        the book | my glasses | the passport | the suitcase | the flat | the rent | the deposit
        the landlord | the lift | the parking | the pool | the gym | the doctor | the dentist
        the school run | the kids | the wee one | the dog | the garden | the tomatoes | the barbecue
        the salad | the cheese | the bread | a pint | the dishes | the bins | the laptop | the printer
        the wifi | the phone | the screen | the update | the boss | that client | the contract
        the rota | the interview | the cover letter | the thesis | the library | the rain | the snow
        the weekend | the holidays | the beach | the tent | the map | the flight | the hotel
        the photos | the video | the voice note | the group chat | the joke | the plan | the surprise
        the birthday | the wedding | the speech | the dress | that whole story | this weird thing
        the secret
    """),
    verdicts=split("""
        is so good | annoys me | makes me laugh | is late again | is broken | is already gone
        costs a fortune | smells weird | is nowhere to be found | is back | finally works
        makes a noise | killed me | was a disaster | is not for me | stresses me out | got moved
        got cancelled | is confirmed | starts soon | lasts forever | is over | is empty | is full
        is on the table | takes up all the space | is at yours i think | reminds me of something
        looks scary | deserves better | is overrated | is underrated | worries me a bit | is beautiful
        is ugly but useful | makes me hungry | is waiting for you | can wait
    """),
    places=split("""
        tomorrow | tonight | later | after work | before you leave | this weekend | next week
        on monday | on thursday night | on the way home | at mine | at yours | at my mum's
        at the station | at the office | at uni | on the train | on the table | in town | in Glasgow
        in Leeds | at the market | by the door | under the bed | with your brother | without me
        on my own | in secret | real quick | for real | as usual | as planned | one more time
        if you want | if i have time | when you can | when it rains | as soon as possible
        before the end of the month | over the holidays | after dinner | in the sun
    """),
    openers=split("""
        so | ok so | anyway | also | wait | honestly | seriously | but | and | well | like | actually
        btw | by the way | ok but | yeah but | no but | oh and | guess what | i swear | apparently
        luckily | i think | i guess | remember when | you know | turns out | fun fact | quick question
        imagine | to be fair | not gonna lie | last thing | tell me why
    """),
    at=["at", "around", "by", "before", "free at"],
    units=["min", "quid", "£", "miles", "people", "pages", "times", "years", "days", "seats", "%"],
    tags=["work", "home", "uni", "band", "mail"],
    group="The gang",
)

CLOSERS = split("""
    😂 | 😂😂 | 😭 | 🥲 | 🙏 | ❤️ | 👍🏽 | 🤷🏻‍♂️ | 🎉 | 😅 | 🙃 | 🫠 | 👀 | 🔥 | 🤦🏽‍♀️
    👩‍👩‍👧 | 🇫🇷 | 🏳️‍🌈 | 😘 | 🥳
""")
CLOSERS = [f" {emoji}" for emoji in CLOSERS] + [
    "!",
    "!!",
    " !",
    "?",
    " ?",
    "??",
    "...",
    "…",
    ".",
    ".",
    " mdr",
    " lol",
    " haha",
    " x",
]

FIRST_NAMES = split("""
    Léa | Théo | Hugo | Chloé | Lucas | Manon | Inès | Jules | Sarah | Nathan | Zoé | Louis | Lina
    Gabriel | Juliette | Arthur | Jade | Raphaël | Louise | Adam | Alice | Paul | Anna | Maël | Lucie
    Antoine | Marie | Maxime | Clara | Mathis | Éloïse | Baptiste | Margaux | Quentin | Pauline
    Valentin | Élise | Romain | Océane | Kévin | Anaïs | Jérémy | Mélanie | Aurélien | Gaëlle
    Yann | Noémie | Tristan | Capucine | Sofiane | Yasmine | Karim | Leïla | Mehdi | Amina | Rachid
    Fatou | Moussa | Awa | Ibrahim | Priya | Arjun | Mei | Kenji | Olivia | Jack | Emma | Harry | Sophie
    Callum | Isla | Ewan | Megan | Rhys | Niamh | Liam | Chiara | Matteo | Giulia | Lorenzo | Carmen
    Diego | Lucía | Pablo | Ana | João | Beatriz | Tiago | Anja | Lukas | Greta | Finn
""")
LAST_NAMES = split("""
    Martin | Bernard | Dubois | Thomas | Robert | Richard | Durand | Moreau | Laurent | Simon | Lefebvre
    Leroy | Roux | David | Bertrand | Morel | Girard | Bonnet | Lambert | Fontaine | Rousseau | Vincent
    Muller | Lefèvre | Faure | Mercier | Blanc | Guérin | Boyer | Garnier | Chevalier | François
    Legrand | Gauthier | Benali | Haddad | Diallo | Traoré | Nguyen | Patel | O'Brien | MacLeod
    Jean-Baptiste | Da Silva | El Amrani | Le Goff | Van den Berg | García | Rossi | Kowalski
""")
