"""Messenger and Instagram: the JSON of Meta's "Download your information", and Messenger's own
end-to-end export.

A thread is a folder of `message_N.json`, newest first, perhaps spread over several zips; Meta's files
hold UTF-8 read as Latin-1 (mojibake), which is healed here run by run. The end-to-end export is one
file a chat, proper UTF-8, and continues the thread of the same people under `e2ee_cutover`.
"""

from collections.abc import Iterator, Sequence

from ghostprep.readers.input.sources import Source
from ghostprep.readers.meta import profiles, threads
from ghostprep.readers.meta.files import is_thread_file, platform_of, read_file
from ghostprep.records import Conversation

PLATFORMS = ("messenger", "instagram")


def recognises(source: Source) -> bool:
    """A thread, an end-to-end chat, or the profile that tells who the owner is."""
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{"):
        return False
    return profiles.tells_a_name(head) if profiles.is_profile(source) else is_thread_file(head)


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each thread. `date_order` is not needed. InputError if a file is not whole."""
    owners: dict[str, list[Source]] = {platform: [] for platform in PLATFORMS}
    texts: list[Source] = []
    for source in sources:
        (owners[platform_of(source)] if profiles.is_profile(source) else texts).append(source)
    names = {platform: profiles.owner_names(owners[platform]) for platform in PLATFORMS}
    found = threads.group(map(read_file, texts))
    for key in list(found):
        thread = found.pop(key)  # what its files hold is let go once it is merged
        platform = thread.files[0].platform
        used = [file.source.name for file in thread.files] + [s.name for s in owners[platform]]
        yield Conversation(
            platform,
            thread.title,
            threads.merge(thread, names[platform]),
            key,
            tuple(dict.fromkeys(used)),
            thread.layout,
        )
