"""One file with everything an installation holds, and the way back (T-51)."""
