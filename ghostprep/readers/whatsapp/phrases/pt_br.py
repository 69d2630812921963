"""WhatsApp's words in Portuguese of Brazil."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "imagem ocultada", "vídeo omitido", "vídeo ocultado", "áudio ocultado", "figurinha omitida",
        "GIF omitido", "documento omitido", "imagem omitida", "áudio omitido",
    ),
    contact=("Cartão do contato omitido",),
    placeholder=("Mídia oculta", "Arquivo de mídia oculto", "Mídia omitida"),
    attached=("arquivo anexado", "anexado"),
    edited=("Mensagem editada", "Esta mensagem foi editada"),
    deleted=("Mensagem apagada", "Esta mensagem foi apagada", "Você apagou esta mensagem"),
    missed=(
        "Chamada de voz perdida", "Chamada de vídeo perdida", "Ligação de voz perdida",
        "Ligação de vídeo perdida", "Videochamada perdida", "Chamada em grupo perdida",
    ),
    calls=("Ligação de voz", "Ligação de vídeo", "Chamada de voz", "Chamada de vídeo"),
    place=("localização",),
    live_place=("localização atual compartilhada",),
    poll=("ENQUETE:",),
    encryption=(
        "As mensagens e ligações são protegidas com a criptografia de ponta a ponta",
        "As mensagens e as ligações são protegidas com a criptografia de ponta a ponta",
        "As mensagens e as ligações nesta conversa estão protegidas com criptografia de ponta a ponta",
        "As mensagens e chamadas são protegidas com a criptografia de ponta a ponta",
        "As mensagens deste grupo estão protegidas com criptografia de ponta a ponta",
        "As mensagens e as chamadas são protegidas com a criptografia de ponta a ponta",
    ),
    events=(
        r"(Seu|O seu|O) código de segurança .+",
        r"Você (criou|adicionou|removeu|saiu|mudou|alterou|entrou|fixou|ativou|desativou|foi|agora|"
        r"não é mais|bloqueou|desbloqueou)\b",
        "As mensagens temporárias ", r"(Esta conversa|Esta empresa) ", r"Somente (os )?admins? ",
    ),
    deeds=(
        r"criou (o|este) grupo", r"adicionou .+", r"removeu .+", r"saiu( do grupo)?",
        r"mudou (o|a|os|as|para|seu|de) .+", r"alterou (o|a|os|as|para) .+",
        r"entrou (usando|por|via|no grupo|através)", "fixou uma mensagem",
        r"(ativou|desativou) as mensagens", r"(agora|não) é (um |mais )?admin",
        r"foi (adicionad|removid)[oa]",
    ),
)  # fmt: skip
