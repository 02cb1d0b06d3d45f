"""The pages that axe and the other eyes visit. A new page gets a line here."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspor.access.viewer import Role
from tests.conftest import FULL


@dataclass(frozen=True)
class Visit:
    """`path` without its language, and what it answers.

    `seat` None: not signed in; else the first of that role `of` a community.

    {year} is this school year, {activity} a dated activity, {asked} one whose date the
    municipalities choose, {head} the seat of the region's first head, {document} one
    that is read and waits to be looked through.
    """

    name: str
    path: str
    seat: Role | None = None
    of: str = "trondelag-sorvest"
    status: int = 200

    def __str__(self) -> str:
        return self.name


WHEEL = "/arshjul/trondelag-sorvest/{year}/"
DRAFT = f"{WHEEL}utkast/"
PAGE = "/trondelag-sorvest/nettverk/regionalt-styrernettverk/"
PLANS = Role.DEVELOPMENT_ADVISER
CHOOSES = Role.MUNICIPAL_ADVISER

HEADS = "/trondelag-sorvest/nettverk/regionalt-styrernettverk/medlemmer/"

VISITS = (
    Visit("coverage", "/trondelag-sorvest/dekning/", seat=PLANS),
    Visit("members", HEADS, seat=PLANS),
    Visit("member rule", f"{HEADS}regel/", seat=PLANS),
    Visit("member, one", f"{HEADS}enkelt/", seat=PLANS),
    Visit("seats", "/trondelag-sorvest/plasser/", seat=PLANS),
    Visit("new seat", "/trondelag-sorvest/plasser/ny/", seat=PLANS),
    Visit("seat", "/trondelag-sorvest/plasser/{head}/", seat=PLANS),
    Visit("hand over", "/trondelag-sorvest/plasser/{head}/overlever/", seat=PLANS),
    Visit("change a seat", "/trondelag-sorvest/plasser/{head}/endre/", seat=PLANS),
    Visit("deputy", "/trondelag-sorvest/plasser/{head}/stedfortreder/", seat=PLANS),
    Visit("unfinished pages", "/trondelag-sorvest/utkast/", seat=PLANS),
    Visit("new page", "/trondelag-sorvest/ny/nettverk/", seat=PLANS),
    Visit("edit a page", f"{PAGE}endre/", seat=PLANS),
    Visit("history of a page", f"{PAGE}historikk/", seat=PLANS),
    Visit("search", "/sok/?q=barnehage"),
    Visit("search, one kind", "/sok/?q=samling&hva=aktiviteter", seat=PLANS),
    Visit("search, nothing", "/sok/?q=finnesikke"),
    Visit("help", "/hjelp/"),
    Visit("front", "/"),
    Visit("style guide", "/_stil/"),
    Visit("about", "/om/"),
    Visit("privacy", "/personvern/"),
    Visit("accessibility", "/tilgjengelighet/"),
    Visit("sign in", "/logg-inn/"),
    Visit("guard list", "/trondheim/vaktliste/", seat=PLANS, of="trondheim"),
    Visit("contact", "/trondheim/kontakt/"),
    Visit(
        "contact of a network", "/vesteralen-og-lodingen/nettverk/regionalt-styrernettverk/kontakt/"
    ),
    Visit("report a barrier", "/tilgjengelighet/meld-fra/"),
    Visit("messages", "/meldinger/", seat=PLANS),
    Visit("being a contact", "/meldinger/jeg-er-kontakt/", seat=CHOOSES),
    Visit("outbox", "/utboks/"),
    Visit("my sign-in", "/min-innlogging/", seat=PLANS),
    Visit("a link that is gone", "/lenke/borte/", status=404),
    Visit("not found", "/finnes-ikke/", status=404),
    Visit("front, in a seat", "/", seat=PLANS),
    Visit("wheel, circle", f"{WHEEL}?vis=hjul"),
    Visit("wheel, table", f"{WHEEL}?vis=tabell"),
    Visit("wheel, list", f"{WHEEL}?vis=liste"),
    Visit("subscribe", f"{WHEEL}abonner/"),
    Visit("years", "/arshjul/trondelag-sorvest/"),
    Visit("community", "/trondheim/"),
    Visit("introduction", "/trondheim/forside/innledning/endre/", seat=PLANS, of="trondheim"),
    Visit("networks", "/trondheim/nettverk/"),
    Visit("network", "/vesteralen-og-lodingen/nettverk/regionalt-styrernettverk/"),
    Visit("initiatives", "/trondheim/satsinger/"),
    Visit("initiative", "/trondheim/satsinger/dekom-og-kompetanseloftet/"),
    Visit("focus area", "/trondheim/fokusomrader/laeringsorientert-ledelse/"),
    Visit("administration", "/trondelag-sorvest/administrasjon/", seat=PLANS),
    Visit("access", "/trondheim/tilgang/?om=nettverk", seat=PLANS, of="trondheim"),
    Visit("my page", "/min-side/", seat=PLANS),
    Visit("my page, chooses", "/min-side/", seat=CHOOSES),
    Visit("my calendar", "/min-side/kalender/", seat=PLANS),
    Visit("a calendar that is gone", "/kalender/borte.ics", status=404),
    Visit("my data", "/min-side/opplysninger/", seat=PLANS),
    Visit("my access", "/min-side/tilgang/", seat=PLANS),
    Visit("log", "/trondelag-sorvest/logg/", seat=PLANS),
    Visit("log, checked", "/trondelag-sorvest/logg/kontroll/", seat=PLANS),
    Visit("units", "/midtre-gauldal/barnehager-og-skoler/"),
    Visit("embed", "/innbygg/trondheim/"),
    Visit("embedded wheel", "/innbygg/trondheim/arshjul/"),
    Visit("embedded list", "/innbygg/trondelag-sorvest/arshjul/?vis=liste"),
    Visit("embedded network", "/innbygg/trondheim/nettverk/fagnettverket-barn-og-rom/"),
    Visit("embedded focus areas", "/innbygg/trondheim/fokusomrader/"),
    Visit("not found, with help", "/trondheim/nettverk/fagnettverket-barn-og-rum/", status=404),
    Visit("year without edition", "/arshjul/trondheim/2019-2020/", status=404),
    Visit("units, year by year", "/midtre-gauldal/barnehager-og-skoler/tall/"),
    Visit("registry", "/trondelag-sorvest/register/", seat=PLANS),
    Visit("registry, add", "/trondelag-sorvest/register/ny-enhet/", seat=PLANS),
    Visit("registry, owners", "/trondelag-sorvest/register/eiere-og-kommuner/", seat=PLANS),
    Visit("registry, files", "/trondelag-sorvest/register/fra-fil/", seat=PLANS),
    Visit("documents", "/trondelag-sorvest/dokumenter/", seat=PLANS),
    Visit("document, looked through", "/trondelag-sorvest/dokumenter/{document}/", seat=PLANS),
    Visit("activity", f"{WHEEL}{{activity}}/"),
    Visit("editions", f"{WHEEL}utgaver/"),
    Visit("edition", f"{WHEEL}utgaver/1/"),
    Visit("draft, circle", f"{DRAFT}?vis=hjul", seat=PLANS),
    Visit("draft, table", f"{DRAFT}?vis=tabell", seat=PLANS),
    Visit("add", f"{DRAFT}ny/", seat=PLANS),
    Visit("release", f"{DRAFT}slipp/", seat=PLANS),
    Visit("history", f"{DRAFT}historikk/", seat=PLANS),
    Visit("setup", f"{DRAFT}oppsett/", seat=PLANS),
    Visit("draft activity", f"{DRAFT}{{activity}}/", seat=PLANS),
    Visit("change", f"{DRAFT}{{activity}}/endre/", seat=PLANS),
    Visit("move", f"{DRAFT}{{activity}}/flytt/", seat=PLANS),
    Visit("choose a date", f"{DRAFT}{{asked}}/velg-dato/", seat=CHOOSES),
)


def some(visits: Sequence[Visit] = VISITS, *, first: int, step: int) -> Sequence[Visit]:
    """Every so many pages, so that the gate stays short; all of them in `./samspor test --full`."""
    return visits if FULL else visits[first::step]
