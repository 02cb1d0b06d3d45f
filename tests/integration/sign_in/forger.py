"""A provider on the loopback that says whatever a test wants, truly signed or not."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "samspor-in-tests"


@dataclass
class Forger:
    """`claims` and `header` go over what an honest provider would say; None leaves a claim out."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: Any = None
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    token: dict[str, Any] = field(default_factory=dict)
    raw: str = ""
    honest: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "end_session_endpoint": f"{self.address}/end",
            **self.metadata,
        }

    def id_token(self) -> str:
        if self.raw:
            return self.raw
        said = {**self.honest, **self.claims}
        said = {name: value for name, value in said.items() if value is not None}
        header = {"alg": "RS256", "kid": "one", **self.header}
        key = self.signs_with or self.key
        return jwt.encode(header, said, key, algorithms=[header["alg"]])


@contextmanager
def forging() -> Iterator[Forger]:
    forger = Forger()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith("/openid-configuration"):
                self.answer(forger.about())
            else:
                self.answer({"keys": [forger.key.as_dict(private=False)]})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            sent = parse_qs(self.rfile.read(length).decode())
            forger.asked.append({name: values[0] for name, values in sent.items()})
            self.answer(
                {
                    "access_token": "x",
                    "token_type": "Bearer",
                    "id_token": forger.id_token(),
                    **forger.token,
                }
            )

        def answer(self, content: dict[str, Any]) -> None:
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forger.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield forger
    server.shutdown()
    server.server_close()
    thread.join()
