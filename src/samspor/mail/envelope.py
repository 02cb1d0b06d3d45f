"""From a row to a mail: plain text, and the same as quiet HTML. Nothing in it is fetched."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from samspor.mail.models import OutgoingMail
from samspor.ui import markup


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The same row gives the same mail, with the same Message-ID, however often it is tried."""
    with translation.override(mail.language):
        foot = pgettext(
            "the foot of a mail",
            "This mail was sent by Samspor, %(address)s. Nobody reads answers to it.",
        ) % {"address": settings.SITE_ADDRESS}
        ask = pgettext("before an address in a mail", "%(words)s:") % {"words": mail.link_words}
    href = f"{settings.SITE_ADDRESS}{mail.link}"
    parts = [mail.text, *([f"{ask}\n{href}"] if mail.link else []), f"-- \n{foot}"]
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body="\n\n".join(parts) + "\n",
        to=[mail.address],
        headers={"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(str(_html(mail, href=href, foot=foot)), "text/html")
    return message


def message_id(mail: OutgoingMail) -> str:
    return f"<{mail.public_id}@{urlsplit(settings.SITE_ADDRESS).hostname}>"


def paragraphs(text: str) -> list[tuple[bool, list[str]]]:
    """Whether it is a quotation, and its lines."""
    found = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        quoted = all(line.startswith(">") for line in lines)
        found.append(
            (quoted, [line.removeprefix(">").strip() for line in lines] if quoted else lines)
        )
    return found


def _html(mail: OutgoingMail, *, href: str, foot: str) -> SafeString:
    """Styles stand in the elements: mail programs read no others."""
    body = format_html_join(
        "", "{}", ((_paragraph(quoted, lines),) for quoted, lines in paragraphs(mail.text))
    )
    return format_html(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body style="margin:0;padding:24px;background:#f5f3ef">'
        '<div style="max-width:560px;margin:0 auto;padding:32px;background:#fff;color:#1f2a2a;'
        'border-radius:12px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Arial,sans-serif">'
        '{}{}<p style="margin:32px 0 0;font-size:14px;color:#556">{}</p></div></body></html>\n',
        mail.language,
        mail.subject,
        body,
        _link(href, mail.link_words) if mail.link else "",
        foot,
    )


def _link(href: str, words: str) -> SafeString:
    return format_html(
        '<p style="margin:24px 0"><a href="{}" style="display:inline-block;padding:12px 20px;'
        'background:#0f5c5c;color:#fff;border-radius:8px;text-decoration:none">{}</a></p>',
        href,
        words,
    )


def _paragraph(quoted: bool, lines: list[str]) -> SafeString:
    if quoted:
        return format_html(
            '<blockquote style="margin:16px 0;padding:0 0 0 16px;border-left:4px solid #d5d0c5">'
            "{}</blockquote>",
            markup.lines(lines),
        )
    return format_html('<p style="margin:16px 0">{}</p>', markup.lines(lines))
