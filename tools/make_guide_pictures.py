"""Make the pictures in docs/bilder: first pages of documents of the sample records. Run it when the documents change.

Needs ``pdftoppm`` (Debian: poppler-utils). The pictures get a palette, as a page of text has few colours, and so are
small enough to be committed.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "bilder"
DOCUMENTS = {
    "innkalling": ("bre/meetings/2026-11-19-esm", "bre/2026/2026-11-19-esm-innkalling.pdf"),
    "referat": ("bre/minutes/2026-06-11-esm", "bre/2026/2026-06-11-esm-referat.pdf"),
}
DOTS_PER_INCH = "80"
COLOURS = 96
FRAME = b"\xc8\xcc\xd0"


def main() -> None:
    """Write all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        records = [record for record, _ in DOCUMENTS.values()]
        subprocess.run(
            [sys.executable, "-m", "styring", "render", *records, "--variant", "public", "-o", folder],
            cwd=ROOT,
            check=True,
        )
        for name, (_, document) in DOCUMENTS.items():
            command = ["pdftoppm", "-r", DOTS_PER_INCH, "-singlefile", Path(folder) / document]
            page = subprocess.run(command, capture_output=True, check=True).stdout
            (PICTURES / f"{name}.png").write_bytes(picture(page))


def picture(ppm: bytes) -> bytes:
    """A PNG with a palette and a thin frame, from a binary PPM with 255 as its highest value."""
    _, size, _, content = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    pixels = [content[at : at + 3] for at in range(0, len(content), 3)]
    number = Counter(pixels)
    palette = [FRAME, *(colour for colour, _ in number.most_common(COLOURS))]
    place = {colour: min(range(len(palette)), key=lambda at: _distance(colour, palette[at])) for colour in number}
    image = bytes(place[pixel] for pixel in pixels)
    rows = [b"\0" + image[y * width : (y + 1) * width] + b"\0" for y in range(height)]
    border = bytes(width + 2)
    raw = b"".join(b"\0" + row for row in (border, *rows, border))
    header = struct.pack(">IIBBBBB", width + 2, height + 2, 8, 3, 0, 0, 0)
    data = zlib.compress(raw, 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [_chunk(b"IHDR", header), _chunk(b"PLTE", b"".join(palette)), _chunk(b"IDAT", data), _chunk(b"IEND", b"")]
    )


def _distance(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
