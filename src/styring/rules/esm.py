"""Etatsstyringsmøter (guide ES)."""

from __future__ import annotations
