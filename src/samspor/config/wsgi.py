"""Entry for the web server."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

if settings.MAIL_SENDER:
    from samspor.mail.sender import Sender

    Sender().start()

if settings.PAGE_PUBLISHER:
    from samspor.editing.publisher import Publisher

    Publisher().start()

if settings.DOCUMENT_READER:
    from samspor.intake.reader import Reader

    Reader().start()
