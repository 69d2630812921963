"""WhatsApp's words in Indonesian."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "gambar tidak disertakan",
        "video tidak disertakan",
        "audio tidak disertakan",
        "stiker tidak disertakan",
        "GIF tidak disertakan",
        "dokumen tidak disertakan",
        "pesan video tidak disertakan",
        "catatan video tidak disertakan",
    ),
    contact=("Kartu kontak tidak disertakan",),
    placeholder=("Media tidak disertakan",),
    attached=("file terlampir", "terlampir"),
    edited=("Pesan ini diedit", "Pesan ini telah diedit"),
    deleted=(
        "Pesan ini dihapus",
        "Pesan ini telah dihapus",
        "Anda menghapus pesan ini",
        "Anda telah menghapus pesan ini",
    ),
    deleted_by=("Pesan ini dihapus oleh admin", "Pesan ini telah dihapus oleh admin"),
    missed=(
        "Panggilan suara tak terjawab",
        "Panggilan video tak terjawab",
        "Panggilan suara grup tak terjawab",
        "Panggilan video grup tak terjawab",
        "Panggilan grup tak terjawab",
    ),
    calls=("Panggilan suara", "Panggilan video", "Panggilan grup"),
    place=("lokasi",),
    live_place=("Lokasi terkini dibagikan", "Lokasi langsung dibagikan"),
    poll=("POLLING:", "JAJAK PENDAPAT:"),
    encryption=(
        "Pesan dan panggilan terenkripsi secara end-to-end",
        "Pesan-pesan dan panggilan Anda diamankan dengan enkripsi",
        "Pesan ke chat ini dan panggilan",
    ),
    events=(
        "Kode keamanan Anda dengan",
        r"Anda (membuat|menambahkan|mengeluarkan|keluar|mengubah|mengganti|bergabung|"
        r"sekarang|bukan lagi|menyematkan|mengaktifkan|menonaktifkan|memblokir)\b",
        "Pesan sementara ",
    ),
    deeds=(
        "membuat grup",
        "menambahkan .{1,60}",
        "mengeluarkan .{1,60}",
        "keluar",
        "ditambahkan",
        "(mengubah|mengganti) (subjek|nama|deskripsi|ikon|foto|gambar|nomor|setelan|pengaturan)",
        "bergabung (menggunakan|dengan|via)",
        "(mengaktifkan|menonaktifkan) pesan",
        "menyematkan pesan",
        "sekarang (adalah )?admin",
    ),
    waiting=("Menunggu pesan ini. Ini mungkin memerlukan waktu", "Menunggu pesan ini"),
)
