"""Referat og oppsummeringer (guide ES-9 … ES-13)."""

from __future__ import annotations
