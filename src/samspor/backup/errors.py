"""Why a backup could not be made or put back; each carries what a sentence needs."""


class BackupTrouble(Exception):  # noqa: N818 (reads as what it is)
    """`part` is what it is about: a file, a table, an app."""

    def __init__(self, part: str = "") -> None:
        super().__init__(part)
        self.part = part


class Damaged(BackupTrouble):
    """The file is not what it was when it was made, or was never one of ours."""


class OtherVersion(BackupTrouble):
    """Made by another version of Samspor: its tables are not ours."""


class NotEmpty(BackupTrouble):
    """There is something here already, and nobody said that it may go."""


class NotWhole(BackupTrouble):
    """Its rows point at rows that are not there."""
