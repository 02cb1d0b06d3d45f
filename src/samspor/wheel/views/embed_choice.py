"""Choose what to show on a site of one's own, see it, and take the code along."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspor.access.errors import NotVisible
from samspor.access.request import ViewerRequest
from samspor.access.viewer import ANONYMOUS
from samspor.drawing.content import WheelContent
from samspor.kernel import clock
from samspor.kernel.school_year import SchoolYear
from samspor.networks.selectors.public import Network, networks
from samspor.registry.address import enter
from samspor.registry.models import Community
from samspor.wheel import selectors
from samspor.wheel.forms.embed import HEIGHTS, EmbedForm
from samspor.wheel.views.address import read
from samspor.wheel.views.embed import focus_card, network_card
from samspor.wheel.views.page import WheelPage
from samspor.wheel.views.phrases import phrases

WHEEL, LIST, FOCUS = "hjul", "liste", "fokusomrader"
NETWORK = "nettverk:"


@require_safe
def embed(request: ViewerRequest, community: str) -> HttpResponse:
    found = enter(request, community)
    return render(request, "wheel/embed/choose.html", {"page": EmbedPage(request, found)})


@dataclass
class EmbedPage:
    request: ViewerRequest
    community: Community
    content: WheelContent | None = field(init=False)
    networks: list[Network] = field(init=False)

    def __post_init__(self) -> None:
        today = clock.today()
        self.networks = networks(ANONYMOUS, community=self.community, on=today)
        try:
            self.content = selectors.released_content(
                ANONYMOUS, community=self.community.slug, school_year=SchoolYear.of(today)
            )
        except NotVisible:
            self.content = None

    # --- what there is, and what is chosen ---

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        wheel = [
            (WHEEL, _("The annual wheel, as a wheel")),
            (LIST, _("The annual wheel, as a list")),
        ]
        return [
            *(wheel if self.content else []),
            *(
                (NETWORK + row.arena.slug, _("Network: %(name)s") % {"name": row.arena.name})
                for row in self.networks
            ),
            (FOCUS, _("The focus areas")),
        ]

    @cached_property
    def what(self) -> str:
        known = [value for value, _label in self.choices]
        wanted = self.request.GET.get("hva", "")
        return wanted if wanted in known else known[0]

    @cached_property
    def arena(self) -> str:
        wanted = self.request.GET.get("arena", "")
        return wanted if wanted in dict(self._arenas) and self.is_wheel else ""

    @property
    def _arenas(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in self.content.arenas] if self.content else []

    @property
    def is_wheel(self) -> bool:
        return self.what in {WHEEL, LIST}

    @property
    def height(self) -> str:
        wanted = self.request.GET.get("hoyde", "")
        usual = HEIGHTS[2] if self.what == WHEEL else HEIGHTS[1]
        return wanted if wanted in HEIGHTS else usual

    @property
    def form(self) -> EmbedForm:
        chosen = {"hva": self.what, "arena": self.arena, "hoyde": self.height}
        return EmbedForm(what=self.choices, arenas=self._arenas, chosen=chosen)

    @property
    def own_address(self) -> str:
        return reverse("embed", kwargs={"community": self.community.slug})

    # --- what comes of it ---

    @property
    def name(self) -> str:
        """What is shown, for those who hear the page."""
        return f"{dict(self.choices)[self.what]}, {self.community.name}"

    @property
    def path(self) -> str:
        slug = self.community.slug
        if self.is_wheel:
            pairs = [("vis", LIST)] if self.what == LIST else []
            pairs += [("arena", self.arena)] if self.arena else []
            address = reverse("embed_this_year", kwargs={"community": slug})
            return f"{address}?{urlencode(pairs)}" if pairs else address
        if self.what == FOCUS:
            return reverse("embed_focus_areas", kwargs={"community": slug})
        network = self.what.removeprefix(NETWORK)
        return reverse("embed_network", kwargs={"community": slug, "network": network})

    @property
    def code(self) -> str:
        address = self.request.build_absolute_uri(self.path)
        return (
            f'<iframe src="{escape(address)}" title="{escape(self.name)}" width="100%" '
            f'height="{self.height}" loading="lazy" style="border:0"></iframe>'
        )

    @property
    def fragment(self) -> str:
        """The same words as bare HTML, which stay as they are today."""
        context = {"origin": self.request.build_absolute_uri("/").rstrip("/"), **self._told()}
        written = render_to_string("wheel/embed/fragment.html", context)
        return "\n".join(line.strip() for line in written.splitlines() if line.strip())

    def _told(self) -> dict[str, object]:
        shared = {"community": self.community, "today": clock.today(), "language": get_language()}
        if self.what == FOCUS:
            return {**shared, **focus_card(self.community)}
        if not self.is_wheel or self.content is None:
            slug = self.what.removeprefix(NETWORK)
            shown = next(row for row in self.networks if row.arena.slug == slug)
            return {**shared, **network_card(self.community, shown)}
        query = self.request.GET.copy()
        query.setlist("arena", [self.arena] if self.arena else [])
        choice = read(query, self.content)
        page = WheelPage(self.content, choice=choice, today=clock.today(), phrases=phrases())
        return {**shared, "page": page}
