from samspor.sign_in.models.attempt import Attempt
from samspor.sign_in.models.code import SignInCode
from samspor.sign_in.models.identity import Identity
from samspor.sign_in.models.kept_form import KeptForm
from samspor.sign_in.models.personal_link import PersonalLink
from samspor.sign_in.models.second_factor import Authenticator, RecoveryCode
from samspor.sign_in.models.session import BrowserSession
from samspor.sign_in.models.unsent_form import UnsentForm

__all__ = [
    "Attempt",
    "Authenticator",
    "BrowserSession",
    "Identity",
    "KeptForm",
    "PersonalLink",
    "RecoveryCode",
    "SignInCode",
    "UnsentForm",
]
