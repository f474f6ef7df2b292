"""The README's commands are run and its outputs compared, but for what installs; what it names is there."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (
    "pip install . && zhengtu build graph/data/sample/清远日报20250318A01.txt --out kg",
    "pip install '.[test]' && pytest",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block, and the ``text`` block right after it, if there is one, as what it prints."""

    language: str
    code: str
    output: str | None


def examples() -> list[Example]:
    blocks = re.findall(r"^```(sh|python|text)\n(.*?)^```\n(\n(?=```text))?", README, flags=re.M | re.S)
    found = []
    for i, (language, code, followed) in enumerate(blocks):
        if language != "text":
            found.append(Example(language, code.rstrip("\n"), blocks[i + 1][1] if followed else None))
    return found


SHOWN = [example for example in examples() if example.output is not None]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first command was run."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "graph").symlink_to(ROOT / "graph")
    build = COMMANDS[0].partition(" && ")[2]
    assert run(Example("sh", build, None), folder) == ""  # its summary goes to standard error
    return folder


def run(example: Example, folder: Path) -> str:
    """What the example prints; ``zhengtu`` is the checkout's, and a terminal has 80 columns."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    zhengtu = f'zhengtu() {{ {shlex.quote(sys.executable)} -m graph "$@"; }}\n'
    command = (
        [sys.executable, "-c", example.code] if example.language == "python" else ["bash", "-c", zhengtu + example.code]
    )
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def test_it_shows_the_two_commands() -> None:
    assert [example.code for example in examples() if example.code.startswith("pip")] == list(COMMANDS)


def test_ci_runs_the_two_commands() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert [command for command in COMMANDS if f"    {command}\n" in script] == list(COMMANDS)


def test_every_other_command_shows_what_it_prints() -> None:
    assert len(SHOWN) >= 5
    assert len(SHOWN) == len(examples()) - len(COMMANDS)


@pytest.mark.parametrize("example", SHOWN, ids=[example.code.splitlines()[0] for example in SHOWN])
def test_example(example: Example, folder: Path) -> None:
    assert lines(run(example, folder)) == lines(example.output or "")


@pytest.mark.parametrize(
    "path",
    sorted({*re.findall(r"\]\(([^):]+)\)", README), *re.findall(r"`((?:nlp|graph|notebooks)/[\w./-]*)`", README)}),
)
def test_what_it_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()
