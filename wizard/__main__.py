"""`python -m wizard`: the same as the command `quangba`."""

from wizard.cli import run

run()
