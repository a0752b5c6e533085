"""Documents by Typst: our own fonts, data never as markup, the same bytes each time."""

import json
from collections.abc import Mapping
from typing import Literal

from typst import Compiler, Fonts

from gate_desk.config.resources import resource_path

PIXELS_PER_INCH = 300


class Typeset:
    """One template of `resources/reports` with its data."""

    def __init__(self, template: str, name: str, data: Mapping[str, object]) -> None:
        """`name` is what the template calls its data: `sys.inputs.<name>`, JSON."""
        path = resource_path("reports", template)
        self._compiler = Compiler(
            path,
            root=path.parent,
            font_paths=Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[resource_path("fonts")],
            ),
            # Data, never markup; pictures too, so that none of them touches the disk.
            sys_inputs={name: json.dumps(data, ensure_ascii=False)},
        )

    def pdf(self) -> bytes:
        """The document."""
        (document,) = self._compile("pdf")
        return document

    def pages(self) -> list[bytes]:
        """Each page as a PNG of 300 dots an inch."""
        return self._compile("png")

    def _compile(self, format_: Literal["pdf", "png"]) -> list[bytes]:
        made = self._compiler.compile(format=format_, ppi=PIXELS_PER_INCH, timestamp=0)
        if made is None:
            raise RuntimeError("typst returned no document")
        return [made] if isinstance(made, bytes) else made
