"""An issued pass as a document."""

from pathlib import Path

from gate_desk.domain.credential_code import CredentialKind
from gate_desk.domain.errors import Refused
from gate_desk.domain.ids import node_of
from gate_desk.reports.visitor_pass import PrintedPass, write_visitor_pass
from gate_desk.services.answers import IssuedPass, SiteNames


def print_pass(issued: IssuedPass, names: SiteNames, pdf: Path, png: Path | None = None) -> None:
    """Write a pass to a PDF; raises `file_unwritable`: the pass itself stays issued."""
    card, visitor = issued.card, issued.visit.visitor
    assert card.kind is CredentialKind.VISITOR
    node = node_of(card.issuer)
    shown = PrintedPass(
        site=names.site,
        name=visitor.name,
        organisation=visitor.organisation,
        host=names.agencies.get(visitor.host, (visitor.host, visitor.host))[1],
        first_day=card.first_day,
        last_day=card.last_day,
        zones=tuple(names.zones.get(zone, str(zone)) for zone in card.zones),
        number=card.number,
        issued_at=names.nodes.get(node, node),
        escort=card.escort,
        code=issued.code,
    )
    try:
        write_visitor_pass(shown, pdf, png)
    except OSError as error:
        raise Refused("file_unwritable", error.strerror or pdf.name) from error


def check_place(pdf: Path | None) -> None:
    """Raise `file_unwritable` before anything is issued, where no file can stand."""
    if pdf is not None and (pdf.is_dir() or not pdf.absolute().parent.is_dir()):
        raise Refused("file_unwritable", pdf.name)
