"""The deck through Typst, tagged as PDF/UA-1. Takes the deck as JSON and the file to write."""

import sys
from importlib.resources import files
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("deck.typ")


def main(source: str, target: str) -> None:
    """Print the deck in `source` to `target`."""
    typst.compile(
        str(TEMPLATE),
        output=target,
        root="/",
        font_paths=[str(files("font_source_sans_pro") / "files")],
        ignore_system_fonts=True,
        sys_inputs={"deck": str(Path(source).resolve())},
        pdf_standards=["ua-1"],
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
