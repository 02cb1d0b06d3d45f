class Refused(Exception):
    """The input could not be used; the sentence says why and what to do."""
