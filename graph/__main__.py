"""``python -m graph`` is ``zhengtu``."""

from graph.cli import main

main()
