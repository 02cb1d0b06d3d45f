"""The console script. Machine-readable output to stdout, messages to stderr.

Exit status: 0 ok, 1 the input could not be used (a sentence says why), 2 wrong call.
"""

import argparse
import importlib
import io
import os
import sys

from samspor.access.asking import everywhere
from samspor.cli.errors import Refused
from samspor.reading.errors import Unreadable

# Each is a module samspor.cli.<name> with register(parser) and run(args); loaded when asked for.
COMMANDS = {
    "demo": "Make the database when missing, load the demo communities, serve.",
    "serve": "Serve with the settings of the environment.",
    "migrate": "Bring the database up to this version.",
    "check": "Check the settings as production would.",
    "backup": "Write everything the installation holds into one file.",
    "restore": "Put a backup back, after checking that it is whole.",
    "audit": "Check that no line of the log was altered.",
    "read": "Read a document and print what it was understood to say.",
    "read-waiting": "Read the documents that people have brought, once.",
    "publish-due": "Publish drafts of pages whose day has come, once.",
    "erase-due": "Erase those who asked for it a week ago, once.",
    "send-mail": "Send what waits in the outbox, once.",
    "found": "Found a community, and invite whoever coordinates it.",
    "invite": "Give somebody a community's first seat, and mail an invitation.",
    "reset-second-factor": "Let somebody who lost phone and codes set up a new app.",
    "import": "Take a document into a community through the services.",
    "import-registry": "Take a list of units or municipalities into a community's registry.",
}


def build_parser(chosen: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samspor", description="Learning networks, run together.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary)
        if name == chosen:
            _module(name).register(sub)
    return parser


def _module(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 (a module has no useful type)
    return importlib.import_module(
        f"samspor.cli.{'import_' if name == 'import' else name.replace('-', '_')}"
    )


def main(words: list[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else words
    # Norwegian letters come out whole also where the terminal claims to be plain ASCII.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    chosen = words[0] if words and words[0] in COMMANDS else None
    try:
        arguments = build_parser(chosen).parse_args(words)
    except SystemExit as stop:  # argparse: 0 after --help, 2 for a wrong call
        return int(stop.code or 0)
    try:
        with everywhere(reason="whoever runs commands acts for the whole installation"):
            return int(_module(arguments.command).run(arguments))
    except (Refused, Unreadable) as refusal:
        print(_sentence(refusal), file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _sentence(refusal: Refused | Unreadable) -> str:
    return refusal.sentence("nb") if isinstance(refusal, Unreadable) else str(refusal)
