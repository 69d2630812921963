"""What Messenger and Instagram write in Portuguese, of Brazil and Portugal, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} (?:enviou|compartilhou|partilhou|mandou) (?:um anexo|uma foto|um vídeo|uma "
        r"figurinha|um sticker|um autocolante|um GIF|um link|uma ligação|uma mensagem de voz|um "
        r"clipe de áudio|um arquivo|um ficheiro|uma publicação|um reel|uma história|um story|um "
        r"perfil|um contato|um contacto|[0-9]+ (?:fotos|vídeos))\.?",
        r"Você (?:enviou|compartilhou|mandou) (?:um anexo|uma foto|um vídeo|uma figurinha|um "
        r"sticker|um autocolante|um GIF|um link|uma ligação|uma mensagem de voz|um clipe de "
        r"áudio|um arquivo|um ficheiro|uma publicação|um reel|uma história|um story|um perfil|"
        r"um contato|um contacto|[0-9]+ (?:fotos|vídeos))\.?",
        r"Enviaste (?:um anexo|uma foto|um vídeo|uma figurinha|um sticker|um autocolante|um GIF|"
        r"um link|uma ligação|uma mensagem de voz|um clipe de áudio|um arquivo|um ficheiro|uma "
        r"publicação|um reel|uma história|um story|um perfil|um contato|um contacto|[0-9]+ "
        r"(?:fotos|vídeos))\.?",
        r"Enviou (?:um anexo|uma foto|um vídeo|uma figurinha|um sticker|um autocolante|um GIF|"
        r"um link|uma ligação|uma mensagem de voz|um clipe de áudio|um arquivo|um ficheiro|uma "
        r"publicação|um reel|uma história|um story|um perfil|um contato|um contacto|[0-9]+ "
        r"(?:fotos|vídeos))\.?",
        r"Partilhaste (?:um anexo|uma foto|um vídeo|uma figurinha|um sticker|um autocolante|um "
        r"GIF|um link|uma ligação|uma mensagem de voz|um clipe de áudio|um arquivo|um ficheiro|"
        r"uma publicação|um reel|uma história|um story|um perfil|um contato|um contacto|[0-9]+ "
        r"(?:fotos|vídeos))\.?",
        r"Compartilhou (?:um anexo|uma foto|um vídeo|uma figurinha|um sticker|um autocolante|um "
        r"GIF|um link|uma ligação|uma mensagem de voz|um clipe de áudio|um arquivo|um ficheiro|"
        r"uma publicação|um reel|uma história|um story|um perfil|um contato|um contacto|[0-9]+ "
        r"(?:fotos|vídeos))\.?",
        r"Partilhou (?:um anexo|uma foto|um vídeo|uma figurinha|um sticker|um autocolante|um "
        r"GIF|um link|uma ligação|uma mensagem de voz|um clipe de áudio|um arquivo|um ficheiro|"
        r"uma publicação|um reel|uma história|um story|um perfil|um contato|um contacto|[0-9]+ "
        r"(?:fotos|vídeos))\.?",
        r"{who} (?:mencionou você|mencionou-te) (?:no story dele|no story dela|em seu story|na "
        r"sua história|no próprio story)\.?",
        r"Mencionou (?:você|-te) (?:no story dele|no story dela|em seu story|na sua história|no "
        r"próprio story)\.?",
        r"Mencionou-te na (?:sua|própria) história\.?",
        r"Você mencionou {who} (?:no|em) seu story\.?",
        r"Respondeu ao seu (?:story|nota)\.?",
        r"Respondeu à tua história\.?",
    ),
    reasons.LOCATION: (
        r"{who} (?:enviou|compartilhou|partilhou) (?:uma|a|a sua|sua) localização(?: em tempo "
        r"real| atual)?\.?",
        r"Você (?:enviou|compartilhou) (?:uma|a sua|sua) localização\.?",
    ),
    reasons.CALL: (
        r"{who} (?:perdeu|não atendeu) (?:a sua|sua|a tua|uma) (?:ligação|chamada|videochamada|"
        r"chamada de vídeo|chamada de voz|conversa por vídeo)\.?",
        r"Você perdeu uma (?:ligação|chamada|videochamada|chamada de vídeo|ligação de vídeo|"
        r"chamada de voz)(?: de {who})?\.?",
        r"Perdeste uma (?:chamada|videochamada)(?: de {who})?\.?",
        r"{who} (?:ligou para você|ligou-te|te ligou)\.?",
        r"Você ligou para {who}\.?",
        r"Ligaste a {who}\.?",
        r"A (?:ligação|chamada|videochamada|chamada de vídeo|conversa por vídeo|"
        r"videoconferência)(?: de áudio| de voz)? (?:terminou|foi encerrada|acabou|foi "
        r"finalizada)\.?",
        r"O (?:bate-papo|chat) (?:com|por|de) vídeo (?:terminou|foi encerrado|acabou)\.?",
        r"Chamada de (?:vídeo|voz|áudio) (?:encerrada|terminada)\.?",
        r"Videochamada (?:encerrada|terminada)\.?",
        r"{who} (?:iniciou|começou) uma? (?:ligação|chamada|videochamada|chamada de vídeo|"
        r"bate-papo com vídeo|chat de vídeo)(?: de áudio| de voz)?\.?",
        r"Você (?:iniciou|começou) uma? (?:ligação|chamada|videochamada|chamada de vídeo|"
        r"bate-papo com vídeo)(?: de áudio| de voz)?\.?",
    ),
    reasons.POLL: (
        r"{who} criou uma (?:enquete|sondagem|votação)(?:: ?.{0,300}|\.)?",
        r"Você criou uma enquete(?:: ?.{0,300}|\.)?",
    ),
    reasons.DELETED: (
        r"{who} (?:cancelou o envio de|anulou o envio de|apagou|removeu|excluiu) uma mensagem\.?",
        r"Você (?:cancelou o envio de|apagou|removeu|excluiu) uma mensagem\.?",
        r"Anulaste o envio de uma mensagem\.?",
        r"Esta mensagem (?:já não está|não está mais|não se encontra) disponível\.?",
    ),
    reasons.SYSTEM: (
        r"Reagiu (?:com )?[^\x00-\x7f]\S{0,12} à (?:sua|tua) mensagem ?\.?",
        r"Reagiu à (?:sua|tua) mensagem com [^\x00-\x7f]\S{0,12} ?\.?",
        r"{who} reagiu (?:com )?[^\x00-\x7f]\S{0,12} (?:à sua|à tua|a uma) mensagem ?\.?",
        r"Curtiu (?:uma|sua|a sua) mensagem\.?",
        r"{who} curtiu (?:uma|sua|a sua) mensagem\.?",
        r"Você curtiu uma mensagem\.?",
        r"Gostou de uma mensagem\.?",
        r"{who} gostou de uma mensagem\.?",
        r"Gostou da (?:sua|tua) mensagem\.?",
        r"Gostaste de uma mensagem\.?",
        r"{who} não (?:foi notificad[oa]|recebeu (?:uma )?notificação).{0,80}modo silencioso.{0,20}",
        r"{who} (?:está no|está em|ativou o|desativou o) modo silencioso\.?",
        r"{who} adicionou {whom} ao grupo\.?",
        r"Você adicionou {who} ao grupo\.?",
        r"{who} removeu {whom} do grupo\.?",
        r"{who} (?:saiu do|criou o|deixou o|entrou no) grupo\.?",
        r"Você (?:saiu do|criou o|deixou o|entrou no) grupo\.?",
        r"Saíste do grupo\.?",
        r"{who} (?:alterou|mudou|definiu|nomeou) (?:o nome|a foto|o tema|o emoji|o apelido|a "
        r"cor|a alcunha|o grupo).{0,200}",
        r"Você (?:alterou|mudou|definiu|nomeou) (?:o nome|a foto|o tema|o emoji|o apelido|seu "
        r"apelido|a cor|o grupo).{0,200}",
        r"{who} (?:fixou|afixou) uma mensagem\.?",
        r"{who} (?:ativou|desativou) (?:o modo temporário|o modo desaparecer|as mensagens "
        r"temporárias|as mensagens efémeras).{0,200}",
        r"Você (?:ativou|desativou) (?:o modo temporário|o modo desaparecer|as mensagens "
        r"temporárias).{0,200}",
        r"Agora vocês (?:estão|podem).{0,60}Messenger.{0,60}",
        r"{who} acenou para (?:você|{whom})[.!]?",
    ),
}
