"""The pages that axe and the other eyes visit. A new page gets a line here."""

from dataclasses import dataclass

from samspor.access.viewer import Role


@dataclass(frozen=True)
class Visit:
    """`path` without its language; {year} is this school year. `seat` None: not signed in."""

    name: str
    path: str
    seat: Role | None = None
    has_languages: bool = True

    def __str__(self) -> str:
        return self.name


WHEEL = "/arshjul/trondelag-sorvest/{year}/"

VISITS = (
    Visit("front", "/"),
    Visit("style guide", "/_stil/"),
    Visit("about", "/om/"),
    Visit("privacy", "/personvern/"),
    Visit("accessibility", "/tilgjengelighet/"),
    Visit("sign in", "/logg-inn/"),
    Visit("not found", "/finnes-ikke/"),
    Visit("front, in a seat", "/", seat=Role.DEVELOPMENT_ADVISER),
    Visit("wheel, circle", f"{WHEEL}?vis=hjul"),
    Visit("wheel, table", f"{WHEEL}?vis=tabell"),
    Visit("wheel, list", f"{WHEEL}?vis=liste"),
)
