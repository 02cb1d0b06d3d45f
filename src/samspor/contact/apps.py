from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "samspor.contact"

    def ready(self) -> None:
        from samspor.contact import parts  # noqa: PLC0415 (reads models, which load before this)
        from samspor.contact.rechecks import may_still_read  # noqa: PLC0415 (reads models)
        from samspor.contact.services import chores  # noqa: PLC0415 (reads models)
        from samspor.mail import rechecks, sender  # noqa: PLC0415 (reads models)
        from samspor.ui import navigation, slots  # noqa: PLC0415 (with the rest)

        slots.add("contact", parts.contact)
        slots.add("foot", parts.feedback)
        navigation.add_to_own(parts.own_links)
        rechecks.add("contact.message", may_still_read)
        sender.add_chore(chores.every_hour)
