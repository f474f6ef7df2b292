"""PDF files of the sheets, printed by Chromium with Debian's Noto CJK fonts; None where either is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer --virtual-time-budget=10000"
)


def missing() -> str | None:
    """Why pages cannot be set on this machine; None where they can."""
    if _browser() is None:
        return "no Chromium to set pages with"
    fonts = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False).stdout
    return (
        None if "Noto Serif CJK SC" in fonts and "Noto Sans CJK SC" in fonts else "no Noto CJK fonts to set pages with"
    )


def _browser() -> str | None:
    if shutil.which("fc-list") is None:
        return None
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@lru_cache(maxsize=64)
def printed(html: str) -> bytes:
    """The PDF file of an HTML page."""
    browser = _browser()
    assert browser is not None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(html, "utf-8")
        command = [
            browser,
            *FLAGS.split(),
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        environment = {**os.environ, "HOME": folder}
        subprocess.run(command, capture_output=True, timeout=180, check=True, env=environment)
        return target.read_bytes()
