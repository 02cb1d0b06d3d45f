from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samspor.intake"
    label = "intake"

    def ready(self) -> None:
        from samspor.intake.services import chores  # noqa: PLC0415 (reads models)
        from samspor.intake.views import hidden_pages  # noqa: PLC0415 (likewise)
        from samspor.mail import sender  # noqa: PLC0415 (with the rest)
        from samspor.ui import slots  # noqa: PLC0415 (likewise)

        sender.add_chore(chores.every_hour)
        slots.add("unfinished", hidden_pages.among_unfinished)
