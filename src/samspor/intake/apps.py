from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "samspor.intake"
    label = "intake"
