"""Records become documents: HTML, PDF, Word and Markdown.

``plan`` says which documents there are and which cannot be made; a ``Renderer`` makes them. A document that fails is a
value, so it stops no other. Whether a record is good enough to become a final document is for the caller to say, by
marking the job as a draft.
"""

from __future__ import annotations

from styring.rendering.document import Document, DocumentKind
from styring.rendering.edition import Variant
from styring.rendering.errors import RenderError
from styring.rendering.jobs import Format, Job, Plan, Refusal, plan
from styring.rendering.renderer import Renderer

__all__ = [
    "Document",
    "DocumentKind",
    "Format",
    "Job",
    "Plan",
    "Refusal",
    "RenderError",
    "Renderer",
    "Variant",
    "plan",
]
