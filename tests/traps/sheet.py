"""A page to draw on, as a reader holds it: x from the left, y down from the top, whatever the file's own frame."""

from io import BytesIO
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LONG, SHORT = 841.89, 595.28
CROP = (30.0, 24.0)
RAISED = 0.62
SLUG = "Job 4471 proof 2 GREEN 31/12/2021"
"""What the printer wrote outside the crop box, where no reader sees it."""

Ink = Literal["words", "letters", "twice"]
"""How text is set: by the line, letter by letter without spaces, or twice, a hair apart, to look bold."""

registerFont(TTFont("Vera", "Vera.ttf"))


class Sheet:
    """A canvas turned so that its content stands upright when the page is shown.

    `rotate` is the page's own /Rotate; `cropped` puts a crop box round the sheet, and printer's ground outside;
    `sideways` draws a lying page on an upright one, without /Rotate: its text then runs up or down. `turns` are
    the /Rotate of one page after the other; `locked` encrypts the file, with a password for changes alone.
    """

    def __init__(
        self,
        landscape: bool = True,
        rotate: int = 0,
        cropped: bool = False,
        sideways: Literal["", "up", "down"] = "",
        *,
        turns: tuple[int, ...] = (),
        ink: Ink = "words",
        locked: bool = False,
    ) -> None:
        self.width, self.height = (LONG, SHORT) if landscape else (SHORT, LONG)
        self.rotates, self.sideways, self.ink = turns or (rotate,), sideways, ink
        self.margin = CROP if cropped else (0.0, 0.0)
        self.out = BytesIO()
        lock = StandardEncryption("", "let me write", canModify=0, canCopy=1) if locked else None
        self.canvas = Canvas(self.out, invariant=1, encrypt=lock)
        self.number = 1
        self._begin()

    def _begin(self) -> None:
        rotate = self.rotates[(self.number - 1) % len(self.rotates)]
        turned = rotate in (90, 270) or bool(self.sideways)
        width, height = (self.height, self.width) if turned else (self.width, self.height)
        across, up = self.margin
        size = (width + 2 * across, height + 2 * up)
        self.canvas.setPageSize(
            size[::-1] if rotate in (90, 270) else size
        )  # the library turns it back itself
        if across:
            self.canvas.setCropBox((across, up, across + width, up + height))
            self.canvas.drawString(3 * across, up / 3, SLUG)
            self.canvas.translate(across, up)
        self.canvas.setPageRotation(rotate)
        if rotate == 90 or self.sideways == "up":
            self.canvas.transform(0, 1, -1, 0, width, 0)
        elif rotate == 180:
            self.canvas.transform(-1, 0, 0, -1, width, height)
        elif rotate == 270 or self.sideways == "down":
            self.canvas.transform(0, -1, 1, 0, 0, height)

    def turn(self, landscape: bool | None = None) -> None:
        """Begins a new page, lying or upright where that is said, else as the one before."""
        self.canvas.showPage()
        if landscape is not None:
            self.width, self.height = (LONG, SHORT) if landscape else (SHORT, LONG)
        self.number += 1
        self._begin()

    def done(self) -> bytes:
        """The file's bytes."""
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()

    def shown(self, x: float, y: float) -> list[float]:
        """The page and the point as a viewer displays them."""
        if self.sideways == "up":
            return [self.number, y, self.width - x]
        return [self.number, self.height - y, x] if self.sideways else [self.number, x, y]

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        """A filled area without an outline."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))

    def line(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A stroked line."""
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def text(
        self,
        x: float,
        foot: float,
        text: str,
        font: str = "Helvetica",
        size: float = 9.0,
        colour: str = "#000000",
        room: float | None = None,
    ) -> None:
        """A line of text on its foot; what stands between ``^`` and ``^`` is small and raised.

        Its spaces are as wide as the `room` asks, where that is given.
        """
        if room is not None and " " in text:
            space = (room - stringWidth(text, font, size)) / text.count(" ")
            self.canvas.setFillColor(HexColor(colour))
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.height - foot, text, wordSpace=space)
            return
        self.canvas.setFillColor(HexColor(colour))
        for index, part in enumerate(text.split("^")):
            scale, rise = (RAISED, 0.33 * size) if index % 2 else (1.0, 0.0)
            self.canvas.setFont(font, size * scale)
            self._set(x, self.height - foot + rise, part, font, size * scale)
            x += stringWidth(part, font, size * scale)
        self.canvas.setFillColor(HexColor("#000000"))

    def _set(self, x: float, y: float, text: str, font: str, size: float) -> None:
        """Sets a line of text with the sheet's ink."""
        if self.ink == "letters":
            for letter in text:
                if letter != " ":
                    self.canvas.drawString(x, y, letter)
                x += stringWidth(letter, font, size)
            return
        self.canvas.drawString(x, y, text)
        if self.ink == "twice" and "Bold" in font:
            self.canvas.drawString(x + 0.25, y, text)

    def upward(self, x: float, foot: float, text: str, font: str, size: float) -> None:
        """A line of text that runs up the page from its foot."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - foot)
        self.canvas.rotate(90)
        self.canvas.setFont(font, size)
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()
