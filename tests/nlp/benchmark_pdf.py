"""How much of a laid-out page other tools get right, beside this package: ``python -m tests.nlp.benchmark_pdf``.

The pages are those of :mod:`tests.nlp.typeset`. Every tool's text goes through the same ``split``. The columns:

- body: characters of an article's body that stand in one article, in order
- headlines: articles whose headline is right
- paragraphs: paragraphs that stand whole in the tool's text, white space apart, wherever it ends an article
- ms/page: wall-clock milliseconds for a page, starting the program included where it is one

Needs Chromium and the Noto CJK fonts; pdftotext (poppler) and pdfplumber are measured where they are installed.
"""

from __future__ import annotations

import importlib.util
import io
import logging
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from nlp.models import Article, Document
from nlp.reading import split
from nlp.reading.pdf import read_pdf
from tests.nlp.test_reading_pdf import best, body, in_order, squeezed
from tests.nlp.typeset.pages import SHEETS
from tests.nlp.typeset.printing import missing, printed

Reader = Callable[[bytes], Document]


def ours(data: bytes) -> Document:
    [document] = read_pdf(data, "page.pdf")
    return document


def poppler(*options: str) -> Reader:
    def read(data: bytes) -> Document:
        command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
        done = subprocess.run(command, input=data, capture_output=True, check=True)
        return Document(id="page", text=done.stdout.decode("utf-8"))

    return read


def plumber(data: bytes) -> Document:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it remarks on every font
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return Document(id="page", text="\n\f".join(page.extract_text() or "" for page in pdf.pages))


def tools() -> dict[str, Reader]:
    found: dict[str, Reader] = {"zhengtu": ours}
    if shutil.which("pdftotext"):
        found |= {"pdftotext": poppler(), "pdftotext -layout": poppler("-layout")}
    if importlib.util.find_spec("pdfplumber"):
        found["pdfplumber"] = plumber
    return found


def measured(read: Reader) -> tuple[float, float, float, float]:
    """(body, headlines, paragraphs, milliseconds a page) over all sheets."""
    right = total = heads = pieces = whole = paragraphs = pages = 0
    seconds = 0.0
    for maker in SHEETS:
        sheet = maker()
        data = printed(sheet.html)
        start = time.perf_counter()
        document = read(data)
        seconds += time.perf_counter() - start
        pages += sheet.html.count('class="page"')
        articles: list[Article] = [a for a in split(document) if a.kind == "article"]
        text = squeezed(document.text)
        for piece in sheet.pieces:
            gold = squeezed("".join(piece.paragraphs))
            nearest = best(piece, articles) if articles else None
            right += in_order(gold, body(nearest)) if nearest else 0
            heads += nearest is not None and squeezed(nearest.headline) == squeezed(piece.headline)
            total += len(gold)
            whole += sum(squeezed(p) in text for p in piece.paragraphs)
            paragraphs += len(piece.paragraphs)
            pieces += 1
    return right / total, heads / pieces, whole / paragraphs, 1000 * seconds / pages


def main() -> None:
    if reason := missing():
        sys.exit(reason)
    sys.stdout.write("| | body | headlines | paragraphs | ms/page |\n|---|---|---|---|---|\n")
    for name, read in tools().items():
        got, heads, whole, milliseconds = measured(read)
        sys.stdout.write(f"| {name} | {got:.3f} | {heads:.3f} | {whole:.3f} | {milliseconds:.0f} |\n")


if __name__ == "__main__":
    main()
