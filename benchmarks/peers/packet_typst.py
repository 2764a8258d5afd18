"""Packets through Typst, tagged as PDF/UA-1.

    packet_typst.py TARGET SOURCE...

Prints every packet (JSON) in turn in this process, and what each cost.
"""

import sys
from importlib.resources import files
from pathlib import Path

import typst
from measured import measured

TEMPLATE = Path(__file__).with_name("packet.typ")


def main(target: str, *sources: str) -> None:
    """Print the packets to `target`."""
    fonts = typst.Fonts(
        include_system_fonts=False, font_paths=[str(files("font_source_sans_pro") / "files")]
    )

    def print_one(source: str) -> None:
        typst.compile(
            str(TEMPLATE),
            output=target,
            root="/",
            font_paths=fonts,
            sys_inputs={"packet": str(Path(source).resolve())},
            pdf_standards=["ua-1"],
        )

    measured(print_one, target, sources)


if __name__ == "__main__":
    main(*sys.argv[1:])
