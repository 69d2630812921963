"""What several tests of the WhatsApp reader need."""

import pytest

from ghostprep.readers import read_exports


@pytest.fixture
def read(tmp_path):
    """The text of an export → its only conversation, its messages, the warnings."""

    def call(text, date_order=None, name="WhatsApp Chat with Copains.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode("utf-8"))
        exports = read_exports([path], date_order)
        (conversation,) = exports.conversations
        return conversation, conversation.messages, exports.warnings

    return call
