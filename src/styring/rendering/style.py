"""How the documents look: colours, font and logo, from ``styring.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from styring.records.settings import DocumentSettings
from styring.rendering.errors import RenderError
from styring.rendering.text import line

PACKAGED_FONT = "Inter"
_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
_MAX_LOGO_BYTES = 1 << 20
_LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo file. ``alt`` is what it says, for those who cannot see it."""

    content: bytes
    suffix: str
    alt: str

    @property
    def media_type(self) -> str:
        """``image/svg+xml`` or ``image/png``."""
        return _MEDIA_TYPES[self.suffix]


@dataclass(frozen=True, slots=True)
class Style:
    """Looks of all documents of a repository.

    Attributes:
        main: colour of headings, ``#rrggbb``; readable on white.
        accent: colour of lines and frames, ``#rrggbb``.
        font: family of the text.
        font_folder: where the family's files lie; ``None`` for the packaged one.
        logo: printed at the head of every document.
    """

    main: str
    accent: str
    font: str = PACKAGED_FONT
    font_folder: Path | None = None
    logo: Logo | None = None


def read_style(settings: DocumentSettings, root: Path, organisation: str) -> Style:
    """The looks that a repository has chosen.

    Raises:
        RenderError: a file that ``styring.yaml`` names cannot be used, or a colour cannot be read on white paper.
    """
    if _contrast_with_white(settings.colours.main) < _LEAST_CONTRAST:
        raise RenderError(
            f"Hovedfargen {settings.colours.main} er for lys til å leses på hvit bakgrunn.",
            "Velg en mørkere farge under dokument.farger.hoved (kontrast minst 4,5:1).",
            file="styring.yaml",
        )
    if bool(settings.font) != bool(settings.font_folder):
        raise RenderError(
            "dokument.skrift og dokument.skriftmappe hører sammen, men bare den ene er satt.",
            "Oppgi både navnet på skriften og mappen med skriftfilene, eller fjern begge.",
            file="styring.yaml",
        )
    return Style(
        main=settings.colours.main.lower(),
        accent=settings.colours.accent.lower(),
        font=line(settings.font) if settings.font else PACKAGED_FONT,
        font_folder=_inside(root, settings.font_folder, "dokument.skriftmappe") if settings.font_folder else None,
        logo=_read_logo(settings, root, organisation),
    )


def _read_logo(settings: DocumentSettings, root: Path, organisation: str) -> Logo | None:
    if settings.logo is None:
        return None
    file = _inside(root, settings.logo, "dokument.logo")
    suffix = file.suffix.lower()
    if suffix not in _MEDIA_TYPES:
        raise RenderError(
            f"Logoen {settings.logo} er verken SVG eller PNG.", "Bruk en SVG- eller PNG-fil.", file="styring.yaml"
        )
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RenderError(
            f"Logoen {settings.logo} kan ikke leses.", "Rett stien under dokument.logo.", file="styring.yaml"
        ) from error
    if len(content) > _MAX_LOGO_BYTES:
        raise RenderError(f"Logoen {settings.logo} er større enn 1 MB.", "Bruk en mindre fil.", file="styring.yaml")
    return Logo(content, suffix, line(settings.logo_text or organisation))


def broken_logo() -> RenderError:
    """The error for a logo whose file is damaged, which shows when a format takes it in."""
    return RenderError(
        "Logoen er skadet eller er ikke det bildet som endelsen sier.",
        "Lagre den på nytt som SVG eller PNG.",
        file="styring.yaml",
    )


def _inside(root: Path, path: str, key: str) -> Path:
    resolved = (root / path).resolve()
    if not resolved.is_relative_to(root.resolve()):
        raise RenderError(
            f"{key} peker ut av mappen som styring.yaml ligger i: {path}",
            "Legg filen i mappen, og skriv stien fra rotmappen.",
            file="styring.yaml",
        )
    return resolved


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG 2.1 defines it, 0 (black) to 1 (white)."""
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear_light(colour), strict=True))


def linear_light(colour: str) -> tuple[float, float, float]:
    """The amounts of red, green and blue light in ``#rrggbb``, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _contrast_with_white(colour: str) -> float:
    """Contrast ratio as WCAG 2.1 defines it, 1 to 21."""
    return 1.05 / (luminance(colour) + 0.05)
