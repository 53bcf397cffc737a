"""Web archives (.mht), as browsers and Word save them: one message that holds the page and its style sheets."""

from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from extract.html.decode import decoded
from schemas import PaperRefused


class Saved(NamedTuple):
    """A saved page: its HTML, and the style sheets that came with it, in their order."""

    html: str
    sheets: tuple[str, ...] = ()


def opened(content: bytes, name: str) -> Saved:
    """The page in a web archive. Raises `PaperRefused` where there is none."""
    try:
        message = message_from_bytes(content)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise PaperRefused(name, "is a damaged web archive") from error
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise PaperRefused(name, "is a web archive or a message without a page in it")
    sheets = tuple(_text(part) for part in parts if part.get_content_type() == "text/css")
    return Saved(_text(pages[0]), sheets)


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_param("charset")
    return decoded(
        payload if isinstance(payload, bytes) else b"", charset if isinstance(charset, str) else None
    )
