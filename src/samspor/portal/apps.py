from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "samspor.portal"
