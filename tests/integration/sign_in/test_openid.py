"""T-02: only what holds in every part is believed. T-01: nobody becomes somebody by likeness."""

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings
from joserfc.jwk import RSAKey

from samspor.access.viewer import Role
from samspor.kernel import clock
from samspor.seats.models import Person, SeatHolder, User
from samspor.sign_in.errors import NotVouched
from samspor.sign_in.models import BrowserSession, Identity
from samspor.sign_in.openid.exchange import Question
from samspor.sign_in.openid.provider import Provider
from samspor.sign_in.openid.talk import ask, forget_providers, hear
from samspor.sign_in.services.invitations import invite
from tests.factories import registry, seats
from tests.integration.sign_in.conftest import Browser
from tests.integration.sign_in.forger import CLIENT, Forger, forging
from tests.integration.sign_in.test_links import mailed_link

BACK = "http://testserver/logg-inn/med/prove/tilbake/"
LEVEL = "idporten-loa-substantial"


@pytest.fixture(scope="module")
def one_forger() -> Iterator[Forger]:
    with forging() as forger:
        yield forger


@pytest.fixture
def forger(one_forger: Forger) -> Forger:
    """As new, but for its key, which takes a while to make."""
    forget_providers()
    fresh = Forger(address=one_forger.address, key=one_forger.key)
    one_forger.__dict__.update(fresh.__dict__)
    return one_forger


@pytest.fixture
def provider(forger: Forger) -> Provider:
    return Provider(
        key="prove",
        name="Prøve",
        issuer=forger.address,
        client_id=CLIENT,
        client_secret="shared",
        levels=(LEVEL,),
    )


def begun(provider: Provider, forger: Forger) -> tuple[Question, dict[str, str]]:
    """The question, and what an honest provider would send the browser back with."""
    address, question = ask(provider, come_back_to=BACK, language="nb", now=clock.now())
    sent = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    now = int(clock.now().timestamp())
    forger.honest = {
        "iss": forger.address,
        "sub": "subject-1",
        "aud": CLIENT,
        "iat": now,
        "exp": now + 120,
        "nonce": sent["nonce"],
        "acr": LEVEL,
        "sid": "session-1",
    }
    return question, {"code": "code-1", "state": sent["state"]}


def heard(provider: Provider, question: Question | None, said: dict[str, str]) -> Any:
    return hear(provider, question=question, said=said, come_back_to=BACK, now=clock.now())


def test_honest_answer_is_believed(provider: Provider, forger: Forger) -> None:
    question, said = begun(provider, forger)

    answer = heard(provider, question, said)

    assert (answer.issuer, answer.subject, answer.sid) == (forger.address, "subject-1", "session-1")
    assert forger.asked[0]["code_verifier"] == question.verifier


def test_question_asks_with_pkce_state_nonce_and_level(provider: Provider, forger: Forger) -> None:
    address, question = ask(provider, come_back_to=BACK, language="nn", now=clock.now())

    sent = parse_qs(urlsplit(address).query)
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["response_type"] == ["code"]
    assert sent["acr_values"] == [LEVEL]
    assert sent["scope"] == ["openid"]
    assert sent["redirect_uri"] == [BACK]
    assert min(len(question.state), len(question.nonce), len(question.verifier)) >= 43
    assert sent["code_challenge"] != [question.verifier]


def test_entra_is_asked_by_claims(provider: Provider, forger: Forger) -> None:
    entra = replace(provider, level_claim="acrs", ask_by="claims", levels=("c1",))

    address, _question = ask(entra, come_back_to=BACK, language="nb", now=clock.now())

    wanted = json.loads(parse_qs(urlsplit(address).query)["claims"][0])
    assert wanted == {"id_token": {"acrs": {"essential": True, "value": "c1"}}}


def test_entra_says_its_levels_as_a_list(provider: Provider, forger: Forger) -> None:
    entra = replace(provider, level_claim="acrs", ask_by="claims", levels=("c1",))
    question, said = begun(entra, forger)
    forger.claims = {"acr": None, "acrs": ["c1", "p1"]}

    assert heard(entra, question, said).subject == "subject-1"


def test_own_key_instead_of_a_shared_secret(provider: Provider, forger: Forger) -> None:
    key = RSAKey.generate_key(2048, {"kid": "ours"})
    by_key = replace(provider, client_secret="", client_key=json.dumps(key.as_dict(private=True)))
    question, said = begun(by_key, forger)

    heard(by_key, question, said)

    sent = forger.asked[0]
    assert sent["client_assertion_type"].endswith("jwt-bearer")
    head = sent["client_assertion"].partition(".")[0]
    assert json.loads(base64.urlsafe_b64decode(head + "=="))["kid"] == "ours"


Forge = Callable[[Forger], None]


def claims(**said: Any) -> Forge:
    def forge(forger: Forger) -> None:
        forger.claims = said

    return forge


def part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def begins(header: dict[str, str], said: dict[str, Any]) -> str:
    return f"{part(json.dumps(header).encode())}.{part(json.dumps(said).encode())}"


def unsigned(forger: Forger) -> None:
    forger.raw = begins({"alg": "none"}, forger.honest) + "."


def confused(forger: Forger) -> None:
    """The public key as if it were a shared secret: the old confusion of algorithms."""
    begun = begins({"alg": "HS256", "kid": "one"}, forger.honest)
    public = forger.key.as_pem(private=False)
    forger.raw = f"{begun}.{part(hmac.digest(public, begun.encode(), 'sha256'))}"


def other_algorithm(forger: Forger) -> None:
    forger.header = {"alg": "RS512"}


def other_key(forger: Forger) -> None:
    forger.signs_with = RSAKey.generate_key(2048, {"kid": "one"})


def altered(forger: Forger) -> None:
    head, _body, signature = forger.id_token().split(".")
    said = json.dumps({**forger.honest, "sub": "somebody-else"}).encode()
    forger.raw = f"{head}.{part(said)}.{signature}"


def no_token(forger: Forger) -> None:
    forger.token = {"id_token": None}


NOW = int(clock.now().timestamp())
FORGERIES: dict[str, Forge] = {
    "issuer of another": claims(iss="https://evil.example"),
    "issuer with a slash": lambda forger: claims(iss=f"{forger.address}/")(forger),
    "no issuer": claims(iss=None),
    "audience of another": claims(aud="another-client"),
    "audience with another beside us": claims(aud=[CLIENT, "another"], azp=CLIENT),
    "authorised party of another": claims(azp="another-client"),
    "no audience": claims(aud=None),
    "nonce of another": claims(nonce="another"),
    "no nonce": claims(nonce=None),
    "expired": claims(exp=NOW - 3600),
    "no expiry": claims(exp=None),
    "made in the future": claims(iat=NOW + 36_000, nbf=NOW + 36_000),
    "level too low": claims(acr="idporten-loa-low"),
    "no level": claims(acr=None),
    "level as a part of a word": claims(acr=f"{LEVEL}-almost"),
    "no subject": claims(sub=None),
    "empty subject": claims(sub=""),
    "subject that is no text": claims(sub={"a": 1}),
    "not signed": unsigned,
    "signed with the public key": confused,
    "another algorithm": other_algorithm,
    "another key": other_key,
    "altered": altered,
    "no token at all": no_token,
    "wrong hash of the access token": claims(at_hash="wrong"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_t02_forged_token_is_refused(provider: Provider, forger: Forger, name: str) -> None:
    question, said = begun(provider, forger)
    FORGERIES[name](forger)

    with pytest.raises(NotVouched):
        heard(provider, question, said)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "another"},
        {"state": ""},
        {"code": ""},
        {"error": "access_denied"},
        {"iss": "https://evil.example"},
    ],
    ids=str,
)
def test_t02_forged_return_is_refused(
    provider: Provider, forger: Forger, change: dict[str, str]
) -> None:
    question, said = begun(provider, forger)

    with pytest.raises(NotVouched):
        heard(provider, question, {**said, **change})
    assert forger.asked == []


def test_t02_return_without_a_question_is_refused(provider: Provider, forger: Forger) -> None:
    _question, said = begun(provider, forger)

    with pytest.raises(NotVouched, match="not_asked"):
        heard(provider, None, said)


def test_t02_question_to_another_provider_is_refused(provider: Provider, forger: Forger) -> None:
    question, said = begun(provider, forger)

    with pytest.raises(NotVouched, match="not_asked"):
        heard(provider, replace(question, provider="another"), said)


def test_t02_question_grows_too_old(provider: Provider, forger: Forger) -> None:
    question, said = begun(provider, forger)

    with pytest.raises(NotVouched, match="too_late"):
        heard(provider, replace(question, asked_at=question.asked_at - 601), said)


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": None},
    ],
    ids=str,
)
def test_t02_provider_that_is_not_itself_is_refused(
    provider: Provider, forger: Forger, metadata: dict[str, Any]
) -> None:
    forger.metadata = metadata

    with pytest.raises(NotVouched):
        ask(provider, come_back_to=BACK, language="nb", now=clock.now())


def test_provider_out_of_reach_is_no_error() -> None:
    forget_providers()
    gone = Provider(key="x", name="X", issuer="http://127.0.0.1:9", client_id="x")

    with pytest.raises(NotVouched, match="unreachable"):
        ask(gone, come_back_to=BACK, language="nb", now=clock.now())


# --- through the pages ---


@pytest.fixture
def on_site(no_demo: None, settings: LazySettings, provider: Provider) -> Provider:
    settings.OPENID_PROVIDERS = [provider]
    return provider


def come_back(browser: Browser, provider: Provider, forger: Forger, **said: Any) -> Any:
    """The whole way out and back; `said` is what the provider claims."""
    page = browser.post(f"/logg-inn/med/{provider.key}/").content.decode()
    address = page.partition("0;url=")[2].partition('"')[0].replace("&amp;", "&")
    sent = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    now = int(clock.now().timestamp())
    forger.claims = {}
    forger.honest = {
        "iss": forger.address,
        "sub": "subject-1",
        "aud": CLIENT,
        "iat": now,
        "exp": now + 120,
        "nonce": sent["nonce"],
        "acr": LEVEL,
        "sid": "session-1",
        **said,
    }
    query = {"code": "code-1", "state": sent["state"]}
    return browser.client.get(f"/logg-inn/med/{provider.key}/tilbake/", query)


@pytest.fixture
def kari(db: None, on_site: Provider) -> User:
    """Known to the provider as subject-1."""
    user = seats.user("kari@example.org")
    Identity(user=user, issuer=on_site.issuer, subject="subject-1", linked_at=clock.now()).save()
    return user


def test_known_identity_comes_in(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    answer = come_back(browser, on_site, forger)

    assert answer.status_code == 302
    assert browser.viewer.user_id == kari.pk


def test_national_number_is_kept_nowhere(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    come_back(browser, on_site, forger, pid="20914695016", email="kari@example.org")

    row = BrowserSession.objects.get(user_id=kari.pk)
    assert "20914695016" not in str(row.get_decoded())


def test_provider_without_levels_is_one_factor(
    browser: Browser, kari: User, on_site: Provider, forger: Forger, settings: LazySettings
) -> None:
    settings.OPENID_PROVIDERS = [replace(on_site, levels=())]

    answer = come_back(browser, on_site, forger, acr=None)

    assert answer.headers["Location"] == "/logg-inn/totrinn/ny/"
    assert not browser.viewer.is_signed_in


LIKENESSES: dict[str, dict[str, Any]] = {
    "same address": {"sub": "thief", "email": "kari@example.org", "email_verified": True},
    "same address in capitals": {"sub": "thief", "email": "KARI@EXAMPLE.ORG"},
    "address as the subject": {"sub": "kari@example.org"},
    "same user name": {"sub": "thief", "preferred_username": "kari@example.org"},
    "same national number": {"sub": "thief", "pid": "20914695016"},
    "subject in capitals": {"sub": "SUBJECT-1"},
    "subject with a space": {"sub": "subject-1 "},
    "subject with a tail": {"sub": "subject-1\u0000"},
    "number of the account": {"sub": "1"},
    "subject as another claim": {"sub": "thief", "oid": "subject-1", "user_id": "subject-1"},
}


@pytest.mark.parametrize("name", LIKENESSES)
def test_t01_likeness_opens_nothing(
    browser: Browser, kari: User, on_site: Provider, forger: Forger, name: str
) -> None:
    answer = come_back(browser, on_site, forger, **LIKENESSES[name])

    assert answer.status_code in {302, 403}
    assert not browser.viewer.is_signed_in
    assert Identity.objects.unguarded(reason="tests count all rows").count() == 1


def test_t01_same_subject_of_another_provider_opens_nothing(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    Identity.objects.unguarded(reason="tests move rows").update(issuer="https://another.example")

    assert come_back(browser, on_site, forger).status_code == 403
    assert not browser.viewer.is_signed_in


def test_t01_closed_account_stays_closed(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    kari.is_active = False
    kari.save()

    assert come_back(browser, on_site, forger).status_code == 403
    assert not browser.viewer.is_signed_in


def test_t02_answer_serves_one_browser_once(
    new_browser: Callable[[], Browser], kari: User, on_site: Provider, forger: Forger
) -> None:
    """Neither a victim lured to the thief's return address, nor the same address twice."""
    hers, thiefs = new_browser(), new_browser()
    answer = come_back(thiefs, on_site, forger)
    used = answer.wsgi_request.get_full_path()

    assert hers.client.get(used).headers["Location"] == "/logg-inn/?grunn=leverandor"
    assert not hers.viewer.is_signed_in
    thiefs.client.logout()
    assert thiefs.client.get(used).headers["Location"] == "/logg-inn/?grunn=leverandor"


# --- tied to a person by invitation ---


@pytest.fixture
def invited(db: None, on_site: Provider) -> SeatHolder:
    region = registry.community("Fjordane")
    storvik = registry.municipality("Storvik", taking_part_in=region)
    coordinator = seats.viewer(Role.DEVELOPMENT_ADVISER, at=storvik, in_=region)
    seat = seats.seat(Role.HEAD, at=registry.kindergarten("Solbakken", in_=storvik), in_=region)
    holder = seats.holder(seat, by=seats.person("Kari", with_account=False))
    invite(
        viewer=coordinator,
        person=holder.person,
        seat=seat,
        email="kari@example.org",
        now=clock.now(),
    )
    return holder


def owner_of(holder: SeatHolder) -> User | None:
    return Person.objects.unguarded(reason="tests look at rows").get(pk=holder.person_id).user


def test_t01_invitation_ties_an_identity_to_a_person(
    browser: Browser, invited: SeatHolder, on_site: Provider, forger: Forger
) -> None:
    browser.post(mailed_link())
    come_back(browser, on_site, forger, email="another@example.org")

    user = owner_of(invited)
    assert user is not None
    assert user.email == "kari@example.org"
    assert browser.viewer.user_id == user.pk
    assert browser.viewer.label == "Styrer, Solbakken barnehage"


def test_t01_invitation_is_taken_once(
    new_browser: Callable[[], Browser], invited: SeatHolder, on_site: Provider, forger: Forger
) -> None:
    first, second = new_browser(), new_browser()
    link = mailed_link()
    first.post(link)
    second.post(link)
    come_back(first, on_site, forger)

    answer = come_back(second, on_site, forger, sub="thief")

    assert answer.status_code == 403
    assert not second.viewer.is_signed_in


def test_t01_invitation_does_not_tie_to_an_account_in_use(
    browser: Browser, invited: SeatHolder, on_site: Provider, forger: Forger
) -> None:
    """Who holds the mailbox for a moment gets no lasting way into what was there before."""
    account = seats.user("kari@example.org")
    account.last_login = clock.now() - timedelta(days=40)
    account.save()
    browser.post(mailed_link())

    answer = come_back(browser, on_site, forger, sub="thief")

    assert answer.status_code == 403
    assert not Identity.objects.unguarded(reason="tests look at rows").exists()


def test_t01_identity_of_another_does_not_take_an_invitation(
    browser: Browser, invited: SeatHolder, on_site: Provider, forger: Forger
) -> None:
    other = seats.user("other@example.org")
    Identity(user=other, issuer=on_site.issuer, subject="subject-1", linked_at=clock.now()).save()
    browser.post(mailed_link())

    come_back(browser, on_site, forger)

    assert owner_of(invited) is None
    assert browser.viewer.user_id == other.pk


# --- out again (T-06) ---


def test_t06_signing_out_ends_the_provider_session_too(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    come_back(browser, on_site, forger)

    answer = browser.post("/logg-ut/")

    page = answer.content.decode()
    assert f"{forger.address}/end?" in page
    assert "id_token_hint=" in page
    assert "post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Flogg-inn%2F" in page
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not browser.viewer.is_signed_in


def test_t06_provider_ends_the_session_by_sid(
    browser: Browser,
    new_browser: Callable[[], Browser],
    kari: User,
    on_site: Provider,
    forger: Forger,
) -> None:
    """In a frame of the provider's page, where our cookie does not come along."""
    come_back(browser, on_site, forger)
    frame = new_browser().client

    def said(**query: str) -> int:
        return frame.get("/logg-ut/fra/prove/", query).status_code

    assert said(iss=forger.address, sid="session-2") == 200
    assert said(iss="https://evil.example", sid="session-1") == 200
    assert said(iss=forger.address) == 200
    assert browser.viewer.is_signed_in

    said(iss=forger.address, sid="session-1")
    assert not browser.viewer.is_signed_in


def test_t06_works_without_any_role(
    browser: Browser, kari: User, on_site: Provider, forger: Forger
) -> None:
    come_back(browser, on_site, forger)
    assert browser.viewer.roles == frozenset()

    browser.post("/logg-ut/")

    assert not browser.viewer.is_signed_in
