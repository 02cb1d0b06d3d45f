"""Measurements. `./samspor bench` runs them all; nothing here is asserted in tests."""
