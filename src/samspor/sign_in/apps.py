from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "samspor.sign_in"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 (needs the models)

        from samspor.seats.invitations import on_new_holder  # noqa: PLC0415 (needs the models)
        from samspor.sign_in.acts import add_act  # noqa: PLC0415 (needs the models)
        from samspor.sign_in.invitation import INVITATION_ACT  # noqa: PLC0415 (needs the models)
        from samspor.sign_in.services.invitations import invite  # noqa: PLC0415 (needs the models)
        from samspor.sign_in.views.entering import stamp  # noqa: PLC0415 (needs the models)

        user_logged_in.connect(stamp, dispatch_uid="samspor.sign_in")
        add_act(INVITATION_ACT)
        on_new_holder(invite)
