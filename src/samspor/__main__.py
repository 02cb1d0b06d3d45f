"""Run as `python -m samspor`."""

from samspor.cli.main import main

raise SystemExit(main())
