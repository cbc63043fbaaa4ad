"""`python -m facekeys`."""

import sys

from facekeys.cli.main import main

sys.exit(main())
