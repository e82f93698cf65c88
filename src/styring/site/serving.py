"""A preview of the site on this machine: files of one folder over HTTP, for nobody but the one who asks for it."""

from __future__ import annotations

import io
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from styring.writing import real_path

LOCALHOST = "127.0.0.1"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
}


def preview(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the files in a folder, which answers this machine alone; ``serve_forever`` makes it begin.

    Args:
        folder: of the site.
        port: the port; 0 for any that is free.

    Raises:
        OSError: the port is taken, or may not be used.
    """
    return ThreadingHTTPServer((LOCALHOST, port), partial(_Handler, directory=str(real_path(folder))))


class _Handler(SimpleHTTPRequestHandler):
    # What the operating system takes an ending for differs from machine to machine.
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012 (as the class above has it)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with a file of the folder, and with nothing that is hidden or lies elsewhere."""
        if self._may_be_seen(Path(self.translate_path(self.path))):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def _may_be_seen(self, path: Path) -> bool:
        folder = Path(self.directory)
        try:
            inside = real_path(path).is_relative_to(folder)
        except (OSError, ValueError):  # a null character
            return False
        return inside and not any(part.startswith(".") for part in path.relative_to(folder).parts)

    def list_directory(self, path: Any) -> None:
        """A folder without a page of its own has nothing to show."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Let the browser ask anew every time, for the site may just have been made again."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of what is asked for."""
