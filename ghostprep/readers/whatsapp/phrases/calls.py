"""What may follow a call in an export, after a full stop or a comma, beside how long it took."""

CALL_ENDS = (
    *(
        "No answer",
        "Tap to call back",
        "Answered on another device",
        "Answered on other device",
        "Focus mode",
    ),
    *("Aucune réponse", "Pas de réponse", "Sans réponse", "Appuyez pour rappeler", "Touchez pour rappeler"),
    *("Keine Antwort", "Zum Zurückrufen tippen", "Auf einem anderen Gerät angenommen"),
    *("Sin respuesta", "No contestada", "Toca para devolver la llamada", "Pulsa para devolver la llamada"),
    *("Sem resposta", "Não atendida", "Toque para ligar de volta", "Toque para retornar a ligação"),
    *("Nessuna risposta", "Senza risposta", "Tocca per richiamare"),
    *("Geen antwoord", "Niet beantwoord", "Tik om terug te bellen"),
    *("Cevaplanmadı", "Yanıt yok", "Geri aramak için dokunun", "Başka bir cihazda cevaplandı"),
    *("Нет ответа", "Нажмите, чтобы перезвонить", "Tidak ada jawaban", "Ketuk untuk menelepon balik"),
    *(
        "无人接听",
        "未接聽",
        "点击回拨",
        "応答なし",
        "タップして折り返す",
        "لا يوجد رد",
        "लम्बे समय से कोई उत्तर नहीं",
    ),
)
