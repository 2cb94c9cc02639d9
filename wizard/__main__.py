"""`python -m wizard`: the same as the command `quangba`."""

import sys

from wizard.cli import main

sys.exit(main())
