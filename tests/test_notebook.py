"""The notebook runs, and what it shows is what its committed copy shows."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="the extra test is not installed")
nbclient = pytest.importorskip("nbclient", reason="the extra test is not installed")
pytest.importorskip("matplotlib", reason="the extra test is not installed")

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
NOTEBOOK = NOTEBOOKS / "first-look.ipynb"
MARKUP = re.compile(r"<style.*?</style>|<[^>]+>", re.S)


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell: Any) -> list[str]:
    """What a cell's outputs say, without markup and white space: the same for any width of a terminal."""
    texts = [output.text for output in cell.outputs if output.get("name") == "stdout"]
    for output in cell.outputs:
        if output.output_type == "execute_result":
            texts.append(MARKUP.sub("", output.data.get("text/html", output.data["text/plain"])))
    return ["".join(text.split()) for text in texts]


def drawings(notebook: Any) -> Iterator[bytes]:
    for cell in code_cells(notebook):
        for output in cell.outputs:
            if picture := output.get("data", {}).get("image/png"):
                yield base64.b64decode(picture)


@pytest.fixture(scope="module")
def committed() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_shows_what_its_committed_copy_shows(committed: Any) -> None:
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    for cell in code_cells(fresh):
        cell.outputs = []
    nbclient.NotebookClient(fresh, timeout=300, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    for before, after in zip(code_cells(committed), code_cells(fresh), strict=True):
        if "drawing" not in before.metadata.get("tags", ()):  # it depends on the fonts that are installed
            assert shown(after) == shown(before)
    assert len(list(drawings(fresh))) == 1


def test_every_cell_was_run_in_order_before_it_was_committed(committed: Any) -> None:
    cells = code_cells(committed)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]


def test_the_picture_of_the_readme_is_the_drawing(committed: Any) -> None:
    (drawing,) = drawings(committed)
    assert drawing == (NOTEBOOKS / "first-look.png").read_bytes()
    assert len(drawing) < 200_000
    assert "](notebooks/first-look.png)" in (NOTEBOOKS.parent / "README.md").read_text("utf-8")
