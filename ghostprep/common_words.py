"""The commonest words of chat in each language that is masked: what tells the language, and never a secret.

Words that chat in other languages uses as well (ok, no, app) are left out where they would mislead.
"""

_BLOCKS = {
    "fr": """
je tu il elle on nous vous ils elles le la les un une des du de et est que qui pas plus pour dans sur avec
mais ou où donc c'est ca ça ce cette mon ma mes ton ta tes son sa ses moi toi lui leur au aux en y ne se si
bien très tout tous fait faire va vais vas ai as a ont suis es sont était quoi quand comment pourquoi oui
ouais non merci bonjour salut coucou aussi encore même après avant chez parce comme alors bon demain soir
rien j'ai t'es t'as c'était d'accord faut peux veux sais être avoir
""",
    "en": """
i you he she it we they the a an of to and is are was were am be been do does did don't not in on at for
with but or so if my your his her our their me him us them this that these those what when where why how who
have has had will would can could should just like get got go going come yes yeah no okay thanks hi hello
good time now then there here about because from up out all some any really know think want need see i'm
it's that's you're gonna lol u ur
""",
    "de": """
ich du er sie es wir ihr der die das den dem des ein eine einen einem einer und ist nicht auch aber oder so
wenn dann noch schon mal nur mit von zu zum zur für auf an im in am bei nach aus um über mich dich mir dir
uns euch sich mein dein meine deine ihn ihm kein keine was wer wo wie wann warum ja nein doch hast hab habe
hat haben bin bist sind war waren wird werde kann kannst muss will gut sehr heute morgen jetzt bitte danke
hallo immer wieder viel mehr alles weil dass daß
""",
    "es": """
yo tú él ella nosotros ellos el la los las un una unos de del al y o pero que qué no sí si en con por para
como cómo es está estoy estás son soy eres era fue ser hay he ha has tengo tiene tienes mi tu su mis tus me
te se le lo nos les muy más ya también aquí ahora hoy mañana bien todo todos nada cuando cuándo donde dónde
porque hola gracias vale este esta esto eso ese voy va vas vamos quiero puedo puedes hacer bueno pues jaja
desde hasta sin sobre entre jajaja después
""",
    "it": """
io tu lui lei noi voi loro il lo la i gli le un uno una di del della dei delle da dal in nel nella con su
per tra e ed o ma che chi non sì se come è sono sei siamo era ho hai ha abbiamo hanno mi ti si ci vi ne mio
mia tuo tua suo sua questo questa quello quella più anche già ancora ora oggi domani bene tutto tutti niente
quando dove perché perche cosa ciao grazie va vado vai vieni posso puoi devo fare molto poi allora dopo
qui qua sto stai c'è al allo alla agli alle sul sulla
""",
    "nl": """
ik jij je hij zij ze wij we jullie de het een en of maar dat die dit niet ook nog wel al er in op aan met van
voor naar bij uit om over te tot mijn jouw zijn haar ons onze hun me mij jou hem is ben bent was waren heb
hebt heeft hebben had kan kun moet wil ga gaat doe doen wat wie waar hoe wanneer waarom ja nee geen goed
heel veel meer nu vandaag morgen dan als dus even hoi hallo bedankt dank alles iets niks toch zo want
omdat wordt
""",
    "pt": """
eu tu ele ela nós eles você vocês o a os as um uma de do da dos das no na nos nas ao à em com por para pra e
ou mas que não sim se como é está estou estás são sou és era foi ser há tenho tem tens meu minha teu tua seu
sua me te lhe isso isto este esta esse essa muito mais já também aqui agora hoje amanhã bem tudo todos nada
quando onde porque olá oi obrigado obrigada vou vai vais vamos quero posso podes pode fazer bom boa então
até sem pelo pela às aos
depois tá né vc
""",
}
COMMON = {language: frozenset(block.split()) for language, block in _BLOCKS.items()}
