"""What each trouble says on the page: what happened, and what to do now."""

from django.utils.translation import pgettext

from samspor.sign_in.errors import Trouble


def for_code(trouble: Trouble) -> str:
    match trouble:
        case Trouble.WRONG:
            return pgettext("sign in", "This is not the code. Look again, or ask for a new one.")
        case Trouble.OVER:
            return pgettext("sign in", "This code no longer works. Ask for a new one.")
        case Trouble.TOO_MANY:
            return too_many()


def for_second_factor(trouble: Trouble) -> str:
    match trouble:
        case Trouble.TOO_MANY:
            return too_many()
        case Trouble.WRONG | Trouble.OVER:
            return pgettext(
                "sign in",
                "The code does not fit. Wait for the next one in the app, and write it at once.",
            )


def too_many() -> str:
    return pgettext("sign in", "There have been too many tries. Wait a quarter of an hour.")
