"""Pages as Telegram Desktop writes them: the tags, classes and indents of its export_output_html.cpp."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from tests.readers.telegram.exports import NAMES

START = """<!DOCTYPE html>
<html>

 <head>

  <meta charset="utf-8"/>
<title>Exported Data</title>
  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>

  <link href="css/style.css" rel="stylesheet"/>

  <script src="js/script.js" type="text/javascript">

  </script>

 </head>

 <body onload="CheckLocation();">

  <div class="page_wrap">
"""
END = "\n  </div>\n\n </body>\n\n</html>\n"
PAGE = """
   <div class="page_header">

    <div class="content">

     <div class="text bold">
{title}
     </div>

    </div>

   </div>

   <div class="page_body chat_page">

    <div class="history">
{messages}
    </div>

   </div>
"""


def serialized(text: str) -> str:
    """What the exporter's own escaping makes of a text."""
    return escape(text).replace("&#x27;", "&apos;").replace("\n", "<br>").replace("\u2028", "<br>")


def page(messages: Iterable[str], title: str = "Milo Ferrand") -> str:
    return START + PAGE.format(title=serialized(title), messages="".join(messages)) + END


def heading(number: int = -1, text: str = "12 March 2024") -> str:
    return f"""
     <div class="message service" id="message{number}">

      <div class="body details">
{text}
      </div>

     </div>
"""


def message(number: int, date: str, name: str, inside: str) -> str:
    """With an empty `name` it is joined to the one before it."""
    joined = "" if name else " joined"
    userpic = """
      <div class="pull_left userpic_wrap">

       <div class="userpic userpic3" style="width: 42px; height: 42px">

        <div class="initials" style="line-height: 42px">
MF
        </div>

       </div>

      </div>
"""
    from_name = f'\n       <div class="from_name">\n{name}\n       </div>\n'
    return f"""
     <div class="message default clearfix{joined}" id="message{number}">
{userpic if name else ""}
      <div class="body">

       <div class="pull_right date details" title="{date}">
14:23
       </div>
{from_name if name else ""}{inside}
      </div>

     </div>
"""


def text(words: str) -> str:
    """`words` are HTML already."""
    return f'\n       <div class="text">\n{words}\n       </div>\n'


def media(classes: str, title: str = "", status: str = "") -> str:
    """As `pushGenericMedia` writes it."""
    return f"""
       <div class="media_wrap clearfix">

        <a class="media clearfix pull_left block_link {classes}" href="files/x">

         <div class="fill pull_left">

         </div>

         <div class="body">

          <div class="title bold">
{title}
          </div>

          <div class="status details">
{status}
          </div>

         </div>

        </a>

       </div>
"""


def forwarded(words: str, name: str = "Nora Vidal") -> str:
    who = f"""
        <div class="from_name">
{name}<span class="date details" title="01.02.2020 10:00:00 UTC+01:00"> 01.02.2020 10:00:00</span>
        </div>
"""
    return f'\n       <div class="forwarded body">\n{who if name else ""}{text(words)}\n       </div>\n'


def stamp(second: int) -> str:
    return datetime.fromtimestamp(second + 3600, UTC).strftime("%d.%m.%Y %H:%M:%S UTC+01:00")


def chat_pages(
    lines: Iterable[tuple[int, int, bool, str]], per_page: int = 1000, title: str = "Milo Ferrand"
) -> list[str]:
    """A day's heading, and every message of the conversation; a second one of somebody is joined."""
    lines = list(lines)
    pages = []
    for start in range(0, len(lines), per_page):
        messages, before = [heading()], None
        for number, second, me, words in lines[start : start + per_page]:
            name = "" if me == before else serialized(NAMES[me])
            messages.append(message(number, stamp(second), name, text(serialized(words))))
            before = me
        pages.append(page(messages, title))
    return pages


def bold(kind: str, words: str) -> str:
    return f'<div class="{kind} bold">\n{words}\n</div>'


def owner_page(first: str, last: str) -> str:
    """`export_results.html` of an account."""
    rows = "".join(
        f'<div class="row"><div class="label details">\n{label}\n</div>\n{bold("value", value)}</div>'
        for label, value in (("First name", first), ("Last name", last))
    )
    info = f'<div class="rows info"><div class="row">{bold("value", "+33 6 39 98 00 01")}</div></div>'
    header = f'<div class="page_header"><div class="content">{bold("text", "Exported Data")}</div></div>'
    owner = f'<div class="personal_info clearfix"><div class="rows names">{rows}</div>{info}</div>'
    return f'{START}{header}<div class="page_body">{owner}</div>{END}'


def list_page(kinds: dict[str, str]) -> str:
    """`lists/chats.html`: the folder of each chat and what it is. One without messages has no link."""
    nothing = '<div class="entry clearfix"><div class="pull_right info details">\ngroup\n</div></div>'
    entries = nothing + "".join(
        f"""
    <a class="entry block_link clearfix" href="../chats/{folder}/messages.html#allow_back">
     <div class="body">
      <div class="pull_right info details">
{kind}
      </div>
      <div class="name bold">
x
      </div>
      <div class="details_entry details">
5 messages
      </div>
     </div>
    </a>
"""
        for folder, kind in kinds.items()
    )
    return f'{START}<div class="page_body list_page"><div class="entry_list">{entries}</div></div>{END}'
