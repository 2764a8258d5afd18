"""Slides through LibreOffice, which exports a PPTX without a window, tagged as PDF/UA-1.

    packet_libreoffice.py TARGET SOURCE...

Prints every file in turn, each with a LibreOffice of its own as its command does, and what it cost.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measured import measured

EXPORT = 'pdf:impress_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def main(target: str, *sources: str) -> None:
    """Print the slides to `target`."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()

        def print_one(source: str) -> None:
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation={profile}",
                    "--headless",
                    *("--convert-to", EXPORT, "--outdir", folder, source),
                ],
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            shutil.move(Path(folder, Path(source).with_suffix(".pdf").name), target)

        measured(print_one, target, sources)


if __name__ == "__main__":
    main(*sys.argv[1:])
