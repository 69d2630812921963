"""WhatsApp's words in Spanish."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "imagen omitida", "Video omitido", "vídeo omitido", "audio omitido", "sticker omitido",
        "GIF omitido", "documento omitido",
    ),
    contact=("Tarjeta de contacto omitida",),
    placeholder=("Multimedia omitido", "Archivo omitido"),
    attached=("archivo adjunto", "archivo adjuntado", "adjunto"),
    edited=("Se editó este mensaje",),
    deleted=("Se eliminó este mensaje", "Eliminaste este mensaje", "Este mensaje fue eliminado"),
    missed=(
        "Llamada perdida", "Llamada de voz perdida", "Videollamada perdida", "Llamada grupal perdida",
    ),
    calls=("Llamada de voz", "Videollamada"),
    place=("ubicación",),
    live_place=("ubicación en tiempo real compartida",),
    poll=("ENCUESTA:",),
    encryption=(
        "Los mensajes y las llamadas están cifrados de extremo a extremo",
        "Los mensajes y llamadas están cifrados de extremo a extremo",
        "Los mensajes y las llamadas en este chat ahora están protegidos con cifrado de extremo a "
        "extremo",
        "Los mensajes en este grupo ahora están protegidos con cifrado de extremo a extremo",
        "Los mensajes en este chat y las llamadas ahora están protegidos con cifrado de extremo a "
        "extremo",
    ),
    events=(
        r"(Tu|El|Cambió tu|Cambió el) código de seguridad .+",
        r"(Creaste|Añadiste|Agregaste|Eliminaste a|Saliste|Cambiaste|Te uniste|Fijaste|Activaste|"
        r"Desactivaste|Bloqueaste|Desbloqueaste|Ahora eres|Ya no eres|Te añadieron)\b",
        "Los mensajes temporales ", r"(Este chat|Esta empresa) ", "Solo los administradores ",
        r"Se (añadió|eliminó) a ",
    ),
    deeds=(
        r"creó (el|este) grupo", r"(te )?(añadió|agregó)( a)? .+", r"te (añadió|agregó|eliminó)",
        r"eliminó a .+", "salió del grupo", "salió", r"cambió (el|la|los|a|su|de|este) .+",
        r"se unió (usando|con|mediante|al|a través)", "fijó un mensaje",
        r"(activó|desactivó) los mensajes", r"(ahora|ya no) es admin",
        r"eliminó (el ícono|el icono|la foto|la imagen)",
    ),
)  # fmt: skip
