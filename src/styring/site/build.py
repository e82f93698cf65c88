"""Making the site: which documents are public, what of them is there already, and all pages around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from styring.dossier import Dossier, Registry
from styring.project import Project
from styring.rendering import Refusal
from styring.site import places
from styring.site.folder import SiteFolder
from styring.site.keys import common_inputs
from styring.site.making import DocumentMaker
from styring.site.phrases import phrases_of
from styring.site.published import Published, public_dossier, public_plan, published
from styring.site.templates import SiteTemplates
from styring.site.wheel import unfit_events
from styring.site.whole import Site

Track = Callable[[Sequence[Published]], Iterable[Published]]


@dataclass(frozen=True, slots=True)
class Built:
    """What has been made.

    Attributes:
        documents: public documents on the site.
        rendered: how many of them were made anew; the others were there already.
        pages: pages, the documents' among them.
        written: files that have got another content.
        removed: files that no longer belong to the site.
        refusals: what could not be shown, and why.
    """

    documents: int
    rendered: int
    pages: int
    written: int
    removed: int
    refusals: tuple[Refusal, ...]


def build_site(
    project: Project,
    registry: Registry,
    dossiers: Iterable[Dossier],
    output: Path,
    *,
    base: str | None = None,
    track: Track = iter,
) -> Built:
    """Make the site, or bring up to date what is there.

    Args:
        project: the repository.
        registry: departments, agencies and year wheels.
        dossiers: all of the repository.
        output: the folder of the site; what styring has not made there stays as it is.
        base: the address that the site is to have.
        track: called with the documents, and gives them back one by one while they are made.

    Raises:
        SiteError: something that styring has not made is in the way.
        RenderError: a fault in a template, or in the settings.
        WriteError: a file cannot be written.
    """
    dossiers = tuple(dossiers)
    folder = SiteFolder(output)
    plan = public_plan(dossiers)
    found = [published(job, project.settings) for job in plan.jobs]
    folder.claim([*places.FIXED, *(path for each in found for path in (each.page, each.pdf))])
    maker = DocumentMaker(project, folder, common_inputs(project, registry))
    shown = [document for document in track(found) if maker.make(document)]
    unfit = unfit_events(registry, dossiers)
    public = (public_dossier(dossier, shown) for dossier in dossiers)
    seen = (dossier for dossier in public if dossier.documents)
    site = Site(
        organisation=project.settings.organisation,
        dossiers=tuple(sorted(seen, key=lambda dossier: (dossier.name.casefold(), dossier.code))),
        registry=registry,
        events_left_out=frozenset(unfit),
        phrases=phrases_of(project.settings),
        base=base,
    )
    templates = SiteTemplates(project, site)
    files = templates.files()
    folder.claim(files)
    for document in shown:
        maker.write_page(document, *templates.frame(document))
    for path, content in files.items():
        folder.write(path, content)
    folder.finish()
    return Built(
        documents=len(shown),
        rendered=maker.rendered,
        pages=len(shown) + sum(path.suffix == ".html" for path in files),
        written=folder.written,
        removed=folder.removed,
        refusals=(*(each for each in plan.refusals if each.is_fault), *maker.refusals, *unfit.values()),
    )
