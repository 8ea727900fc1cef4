"""`python -m hiroba` is the `hiroba` command."""

from __future__ import annotations

import sys

from hiroba.cli.main import main

sys.exit(main())
