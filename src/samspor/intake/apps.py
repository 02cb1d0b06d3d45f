from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samspor.intake"
    label = "intake"

    def ready(self) -> None:
        from samspor.intake.services import chores  # noqa: PLC0415 (reads models)
        from samspor.mail import sender  # noqa: PLC0415 (with the rest)

        sender.add_chore(chores.every_hour)
