"""What Messenger and Instagram write in Spanish, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} (?:envió|compartió|ha enviado|ha compartido|mandó) (?:un archivo adjunto|una "
        r"foto|un v[ií]deo|un sticker|un GIF|un enlace|un mensaje de voz|un clip de audio|un "
        r"archivo|una publicación|un reel|una historia|un perfil|un contacto|[0-9]+ (?:fotos|"
        r"v[ií]deos))\.?",
        r"Enviaste (?:un archivo adjunto|una foto|un v[ií]deo|un sticker|un GIF|un enlace|un "
        r"mensaje de voz|un clip de audio|un archivo|una publicación|un reel|una historia|un "
        r"perfil|un contacto|[0-9]+ (?:fotos|v[ií]deos))\.?",
        r"Has (?:enviado|compartido) (?:un archivo adjunto|una foto|un v[ií]deo|un sticker|un "
        r"GIF|un enlace|un mensaje de voz|un clip de audio|un archivo|una publicación|un reel|"
        r"una historia|un perfil|un contacto|[0-9]+ (?:fotos|v[ií]deos))\.?",
        r"Compartiste (?:un archivo adjunto|una foto|un v[ií]deo|un sticker|un GIF|un enlace|un "
        r"mensaje de voz|un clip de audio|un archivo|una publicación|un reel|una historia|un "
        r"perfil|un contacto|[0-9]+ (?:fotos|v[ií]deos))\.?",
        r"Envió (?:un archivo adjunto|una foto|un v[ií]deo|un sticker|un GIF|un enlace|un "
        r"mensaje de voz|un clip de audio|un archivo|una publicación|un reel|una historia|un "
        r"perfil|un contacto|[0-9]+ (?:fotos|v[ií]deos))\.?",
        r"Ha (?:enviado|compartido) (?:un archivo adjunto|una foto|un v[ií]deo|un sticker|un "
        r"GIF|un enlace|un mensaje de voz|un clip de audio|un archivo|una publicación|un reel|"
        r"una historia|un perfil|un contacto|[0-9]+ (?:fotos|v[ií]deos))\.?",
        r"{who} te (?:mencionó|ha mencionado) en su historia\.?",
        r"Te (?:mencionó|ha mencionado) en su historia\.?",
        r"Mencionaste a {who} en tu historia\.?",
        r"Respondió a tu (?:historia|nota)\.?",
        r"Ha respondido a tu (?:historia|nota)\.?",
    ),
    reasons.LOCATION: (
        r"{who} (?:envió|compartió|ha enviado|ha compartido) (?:una|su) ubicación(?: en tiempo "
        r"real)?\.?",
        r"Enviaste (?:una|tu) ubicación\.?",
    ),
    reasons.CALL: (
        r"{who} (?:perdió|no contestó|ha perdido) tu (?:llamada|videollamada|videochat|chat de "
        r"video)\.?",
        r"Perdiste una (?:llamada|videollamada)(?: de voz| de audio)?(?: de {who})?\.?",
        r"Has perdido una (?:llamada|videollamada)(?: de {who})?\.?",
        r"{who} te (?:llamó|ha llamado)\.?",
        r"Llamaste a {who}\.?",
        r"La (?:llamada|videollamada|videoconferencia) (?:ha terminado|terminó|finalizó|ha "
        r"finalizado)\.?",
        r"El (?:videochat|chat de video|chat de vídeo) (?:ha terminado|terminó|finalizó|ha "
        r"finalizado)\.?",
        r"Videollamada finalizada\.?",
        r"Llamada finalizada\.?",
        r"{who} (?:inició|ha iniciado|empezó) (?:una|un) (?:llamada|videollamada|videochat|chat "
        r"de v[ií]deo)(?: de audio)?\.?",
        r"Iniciaste (?:una|un) (?:llamada|videollamada|videochat)\.?",
    ),
    reasons.POLL: (
        r"{who} (?:creó|ha creado) una encuesta(?:: ?.{0,300}|\.)?",
        r"Creaste una encuesta(?:: ?.{0,300}|\.)?",
    ),
    reasons.DELETED: (
        r"{who} (?:anuló el envío de|ha anulado el envío de|eliminó|ha eliminado) un mensaje\.?",
        r"Anulaste el envío de un mensaje\.?",
        r"Este mensaje ya no está disponible\.?",
    ),
    reasons.SYSTEM: (
        r"Reaccionó (?:con )?[^\x00-\x7f]\S{0,12} a tu mensaje ?\.?",
        r"Reaccionó a tu mensaje con [^\x00-\x7f]\S{0,12} ?\.?",
        r"Ha reaccionado (?:con )?[^\x00-\x7f]\S{0,12} a tu mensaje ?\.?",
        r"Ha reaccionado a tu mensaje con [^\x00-\x7f]\S{0,12} ?\.?",
        r"{who} (?:reaccionó|ha reaccionado) (?:con )?[^\x00-\x7f]\S{0,12} a (?:tu|un) mensaje ?\.?",
        r"Le (?:gustó|ha gustado|gusta) (?:un|tu) mensaje\.?",
        r"Indicó que le gusta (?:un|tu) mensaje\.?",
        r"Ha indicado que le gusta (?:un|tu) mensaje\.?",
        r"A {who} le (?:gustó|ha gustado|gusta) (?:un|tu) mensaje\.?",
        r"Te gustó un mensaje\.?",
        r"{who} no (?:recibió|ha recibido) (?:una |ninguna )?notificación .{0,80}modo silencio.{0,20}",
        r"{who} (?:está en|activó el|desactivó el) modo silencio(?:so)?\.?",
        r"{who} (?:agregó|añadió|ha añadido) a {whom} al grupo\.?",
        r"Agregaste a {who} al grupo\.?",
        r"Has añadido a {who} al grupo\.?",
        r"{who} (?:eliminó|ha eliminado|expulsó) a {whom} del grupo\.?",
        r"{who} (?:abandonó|ha abandonado|salió del|creó|ha creado|se unió al) (?:el )?grupo\.?",
        r"Abandonaste el grupo\.?",
        r"Creaste el grupo\.?",
        r"{who} (?:cambió|ha cambiado|modificó) (?:el nombre|la foto|el tema|el emoji|el apodo|"
        r"el color|su apodo).{0,200}",
        r"Cambiaste (?:el nombre|la foto|el tema|el emoji|el apodo|el color|tu apodo).{0,200}",
        r"{who} (?:nombró|ha nombrado) al? ?(?:el )?grupo .{1,200}",
        r"{who} (?:fijó|ha fijado) un mensaje\.?",
        r"Fijaste un mensaje\.?",
        r"{who} (?:activó|desactivó|ha activado|ha desactivado) (?:el modo efímero|el modo "
        r"temporal|los mensajes temporales|los mensajes que desaparecen).{0,200}",
        r"Activaste (?:el modo efímero|el modo temporal|los mensajes temporales).{0,200}",
        r"Ahora (?:están|estáis|estás) conectad[oa]s? en Messenger\.?",
        r"{who} te saludó[.!]?",
    ),
}
