"""`python -m wizard` and the command `quangba`: the window, or with arguments a command."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

PLAN = ".ctqb"


def run() -> NoReturn:
    """Opens the window when there is nothing else to do or just a plan file is named; else runs the command."""
    if getattr(sys, "frozen", False):  # a helper process of ours starts the same program: it ends here
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:]
    if arguments and not (len(arguments) == 1 and arguments[0].lower().endswith(PLAN)):
        from wizard.cli import run as run_command

        run_command()
    from wizard.window.app import run as open_window

    code = open_window(arguments)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # there is none in a windowed build
            stream.flush()
    os._exit(code)  # all is saved and closed; Qt's objects need not be taken apart in Python's order


if __name__ == "__main__":
    run()
