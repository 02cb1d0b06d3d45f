"""T-20: a register is asked only where the installation says so, and nothing else is reached."""

import ipaddress
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from samspor.reading.registers.reader import read_register
from samspor.registry.fetching import Fetcher, NotFetched, fetch_register, is_public


class FakeRegister(BaseHTTPRequestHandler):
    """Two pages of Enhetsregisteret, a redirect, an endless answer, and what is no JSON."""

    def do_GET(self) -> None:
        if self.path.startswith("/videre"):
            self.send_response(302)
            self.send_header("Location", "/enheter?kommune=5029&page=0")
            self.end_headers()
            return
        body = self.body()
        self.send_response(404 if self.path.startswith("/borte") else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self) -> bytes:
        if self.path.startswith("/stor"):
            return b" " * 10_000_001
        if self.path.startswith("/tull"):
            return b"<html>"
        page = int(self.path.rpartition("=")[2])
        one = {
            "organisasjonsnummer": ["974760673", "923609016"][page],
            "navn": f"Enhet {page}",
            "naeringskode1": {"kode": "88.911"},
            "beliggenhetsadresse": {"kommunenummer": "5029"},
        }
        return json.dumps(
            {"_embedded": {"underenheter": [one]}, "page": {"totalPages": 2}}
        ).encode()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), FakeRegister)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher(host: str) -> Fetcher:
    """As in production, but the test's own server may be reached."""
    return Fetcher(frozenset({host}), may_reach=lambda address: address.is_loopback, plain=True)


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(NotFetched) as refused:
        fetcher.fetch(url)
    return refused.value.code


def test_pages_of_a_register_become_one_list(fetcher: Fetcher, host: str) -> None:
    address = f"http://{host}/enheter?kommune={{municipality}}&page={{page}}"

    data = fetch_register(fetcher, address, numbers=["5029"])

    table = read_register(data, industry_codes={"88.91": "kindergarten"})
    assert [row.cells[0] for row in table.rows] == ["Enhet 0", "Enhet 1"]


def test_t20_redirect_is_not_followed(fetcher: Fetcher, host: str) -> None:
    assert refusal(fetcher, f"http://{host}/videre") == "redirect"


@pytest.mark.parametrize(("path", "code"), [("/borte?page=0", "status"), ("/stor", "too_large")])
def test_t20_answer_that_is_none_is_refused(
    fetcher: Fetcher, host: str, path: str, code: str
) -> None:
    assert refusal(fetcher, f"http://{host}{path}") == code


def test_what_is_no_json_is_refused(fetcher: Fetcher, host: str) -> None:
    with pytest.raises(NotFetched):
        fetch_register(fetcher, f"http://{host}/tull", numbers=["5029"])


@pytest.mark.parametrize(
    "url",
    [
        "http://{host}@example.org/",
        "http://user:word@{host}/",
        "https://{host}/",
        "file:///etc/hosts",
        "ftp://{host}/",
        "http://example.org/",
        "http://{host}.example.org/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "//{host}/",
        "http:{host}",
        "",
    ],
)
def test_t20_other_addresses_are_refused(fetcher: Fetcher, host: str, url: str) -> None:
    assert refusal(fetcher, url.format(host=host)) in {"address", "host"}


def test_t20_allowed_name_that_points_inwards_is_refused(host: str) -> None:
    """The name is on the list; the address behind it is the machine's own."""
    careful = Fetcher(frozenset({host}), plain=True)

    assert refusal(careful, f"http://{host}/enheter?page=0") == "network"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 (an address to refuse)
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
    ],
)
def test_t20_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


def test_public_address_is_public() -> None:
    assert is_public(ipaddress.ip_address("2001:4860:4860::8888"))
    assert is_public(ipaddress.ip_address("8.8.8.8"))
