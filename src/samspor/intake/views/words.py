"""Sentences about what has happened to a document."""

from django.utils.translation import gettext as _

from samspor.intake.enums import Asked
from samspor.intake.proposals import LEAVE
from samspor.intake.services.documents import Crossed


def crossed_sentence(crossed: Crossed) -> str:
    """T-55: who answered what meanwhile, and that ours is not saved."""
    if crossed.question.asked is Asked.LEFT_OUT:
        said = _("leave it out") if crossed.theirs == LEAVE else _("take it in")
    else:
        said = crossed.theirs or _("no answer")
    names = {"who": crossed.by or _("Somebody else"), "theirs": said, "ours": crossed.ours or "–"}
    if crossed.question.asked is Asked.DOUBT:
        return (
            _(
                "%(who)s has just answered “%(theirs)s”. Your answer “%(ours)s” is not saved. "
                "Answer once more if you think otherwise."
            )
            % names
        )
    return (
        _(
            "%(who)s has just answered a question that you answered too. Theirs stands below; "
            "answer once more if you think otherwise."
        )
        % names
    )
