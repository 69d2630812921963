"""WhatsApp's words in Portuguese of Portugal."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "mensagem de vídeo não revelada",
        "imagem não revelada",
        "vídeo não revelado",
        "ficheiro de áudio não revelado",
        "sticker não revelado",
        "GIF não revelada",
        "GIF não revelado",
        "documento não revelado",
    ),
    contact=("Contacto não revelado",),
    placeholder=("Ficheiro não revelado",),
    attached=("ficheiro anexado", "anexo"),
    edited=("Esta mensagem foi editada",),
    deleted=(
        "Apagou esta mensagem como admin",
        "Esta mensagem foi apagada",
        "Apagou esta mensagem",
        "Apagaste esta mensagem",
        "Esta mensagem foi eliminada",
        "Eliminou esta mensagem",
    ),
    missed=("Chamada de voz perdida", "Videochamada perdida"),
    calls=("Chamada de voz", "Videochamada"),
    place=("localização",),
    live_place=("localização em direto partilhada", "localização em tempo real partilhada"),
    poll=("SONDAGEM:",),
    deleted_by=(
        "Esta mensagem foi apagada por admin",
        "Esta mensagem foi apagada pelo admin",
    ),
    timers=(
        r"(ativou|desativou) as mensagens (temporárias|efémeras)\.",
        r"atualizou o temporizador d[ae]s? mensagens\.",
    ),
    encryption=(
        "As mensagens e chamadas são encriptadas ponto a ponto",
        "As mensagens e as chamadas são encriptadas ponto a ponto",
        "As mensagens e chamadas são encriptadas de ponta a ponta",
        "As mensagens e as chamadas estão encriptadas ponto a ponto",
        "As mensagens deste grupo estão agora protegidas com encriptação ponto a ponto",
    ),
    events=(
        r"(O seu|O teu) código de segurança .+",
        r"(Criou|Adicionou|Removeu|Saiu|Alterou|Aderiu|Criaste|Adicionaste|Removeste|Saíste|"
        r"Alteraste|Aderiste)\b",
        "As mensagens temporárias ",
        r"Apenas (os )?admin",
    ),
    deeds=(r"aderiu (ao|através|usando|com) .+",),
)
