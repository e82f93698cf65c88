"""One YAML file behind one small interface; the only user of YAML libraries.

``load`` and ``parse`` give a ``Source``. Texts are written by ``source.compose`` (new ones) and changed by
``source.edit`` (comments, order and layout kept); ``styring.writing`` puts them on disk.
"""

from __future__ import annotations

from styring.source.document import Source, load, parse
from styring.source.tree import Plain
from styring.source.waivers import Waiver

__all__ = ["Plain", "Source", "Waiver", "load", "parse"]
