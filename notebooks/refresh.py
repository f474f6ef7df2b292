"""Run first-look.ipynb anew and keep what it shows; its drawing is the README's picture, first-look.png.

Run it after a change to what the program takes from a page (``pip install '.[test]'`` has what it needs).
"""

import base64
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
NOTEBOOK = HERE / "first-look.ipynb"


def refresh() -> None:
    """Execute every cell; keep no times, no warnings and no details of this machine's Python."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, record_timing=False, resources={"metadata": {"path": str(HERE)}}).execute()
    notebook.metadata = {"kernelspec": notebook.metadata.kernelspec, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
            for output in cell.outputs:
                if "image/png" in output.get("data", {}):
                    (HERE / "first-look.png").write_bytes(base64.b64decode(output.data["image/png"]))
    nbformat.write(notebook, NOTEBOOK)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    refresh()
