"""What an own PDF file may cost to read: bytes, pages, parts, depth, unpacked size and time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Stream

from kkdesk.errors import OwnFileNeedsOthers, OwnFileTooBig

LARGEST: Final = 50 * 1024 * 1024
MOST_PAGES: Final = 1_000
MOST_OBJECTS: Final = 300_000
LONGEST: Final = 60.0
"""Seconds that one file may take."""
UNPACKED: Final = 256 * 1024 * 1024
"""Bytes that all streams of a file but its pictures may hold."""
_PICTURES: Final = frozenset({"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"})

pikepdf.settings.set_qpdf_limits(
    flate_max_memory=UNPACKED,
    run_length_max_memory=UNPACKED,
    png_max_memory=UNPACKED,
    tiff_max_memory=UNPACKED,
    max_stream_filters=4,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one file, called ``name``, from now on."""

    name: str
    ends: float = field(default_factory=lambda: time.monotonic() + LONGEST)

    def check_bytes(self, content: bytes) -> None:
        """Raise OwnFileTooBig if a file has too many bytes."""
        if len(content) > LARGEST:
            raise self.too_big("den fylder mere end 50 MB", "it takes more than 50 MB")

    def measure(self, pdf: pikepdf.Pdf) -> None:
        """Raise OwnFileTooBig for a file of too much, OwnFileNeedsOthers if parts lie elsewhere."""
        if len(pdf.pages) > MOST_PAGES:
            raise self.too_big(
                f"den har mere end {MOST_PAGES} sider", f"it has more than {MOST_PAGES} pages"
            )
        if len(pdf.objects) > MOST_OBJECTS:
            raise self.too_big(
                "den har flere dele, end kkdesk tager ind", "it has more parts than kkdesk takes in"
            )
        left = UNPACKED
        for held in pdf.objects:
            if isinstance(held, Stream):
                self.in_time()
                if "/F" in held:
                    raise OwnFileNeedsOthers(self.name)
                if not _filters(held) & _PICTURES:
                    left -= len(self._unpacked(held))
                if left < 0:
                    raise self._unpacks_too_far()

    def _unpacked(self, stream: pikepdf.Object) -> bytes:
        try:
            return stream.read_bytes()
        except pikepdf.PdfError as error:
            if "memory" in str(error) or "limit" in str(error):
                raise self._unpacks_too_far() from error
            raise

    def in_time(self) -> None:
        """Raise OwnFileTooBig if the time is up."""
        if time.monotonic() > self.ends:
            raise self.too_big(
                f"den tager mere end {LONGEST:g} sekunder at læse",
                f"it takes more than {LONGEST:g} seconds to read",
            )

    def too_big(self, danish: str, english: str) -> OwnFileTooBig:
        """Return the error that says what there is too much of."""
        return OwnFileTooBig(self.name, danish, english)

    def too_deep(self) -> OwnFileTooBig:
        """Return the error of a file whose parts lie too deep."""
        return self.too_big(
            "dens dele ligger for dybt inde i hinanden", "its parts lie too deep in one another"
        )

    def _unpacks_too_far(self) -> OwnFileTooBig:
        size = UNPACKED // 1024 // 1024
        return self.too_big(
            f"den fylder mere end {size} MB, når den pakkes ud",
            f"it takes more than {size} MB when it is unpacked",
        )


def _filters(stream: pikepdf.Object) -> set[str]:
    held = stream.get("/Filter")
    if isinstance(held, Array):
        return {str(one) for one in held}
    return {str(held)} if held is not None else set()
