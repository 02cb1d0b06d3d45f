"""The list of parts is honest, steady and readable by others (T-65)."""

import json
from importlib import metadata
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom

from tools import parts
from tools.embedded import ROOT

LOCK = """\
asgiref==3.13.0 \\
    --hash=sha256:{a} \\
    --hash=sha256:{b}
    # via
    #   django
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{c}
    # via click
""".format(a="a" * 64, b="b" * 64, c="c" * 64)

NPM = json.dumps({
    "packages": {
        "": {"name": "samspor-frontend"},
        "node_modules/@digdir/theme": {"version": "1.0.0", "integrity": "sha512-AQI=", "license": "MIT"},
        "node_modules/outer/node_modules/inner": {
            "version": "2.0.0", "integrity": "sha512-/w==", "license": "BSD-0-Clause", "dev": True,
        },
    },
})  # fmt: skip


def part(*, name: str = "django", licence: str = "BSD-3-Clause") -> parts.Part:
    return parts.Part(
        kind="pypi", name=name, version="1.0", licence=licence, hashes=(("SHA-256", "ab"),),
        locks=("run",), scope="required",
    )  # fmt: skip


def test_locked_reads_name_version_and_every_digest() -> None:
    found = list(parts.locked(LOCK))

    assert found == [
        ("asgiref", "3.13.0", ["a" * 64, "b" * 64]),
        ("colorama", "0.4.6", ["c" * 64]),
    ]


def test_python_parts_join_the_locks_a_package_stands_in() -> None:
    locks = {"run": "six==1.0 \\\n", "pg": "", "build": "", "dev": "six==1.0 \\\nruff==2.0 \\\n"}

    found = parts.python_parts(locks, {"six": "MIT", "ruff": "MIT"})

    assert [(one.name, one.locks, one.scope) for one in found] == [
        ("six", ("run", "dev"), "required"),
        ("ruff", ("dev",), "excluded"),
    ]


def test_python_parts_stop_at_a_package_without_a_known_licence() -> None:
    with pytest.raises(parts.UnknownLicence, match=r"No licence is written for newcomer\."):
        parts.python_parts({"run": "newcomer==1.0 \\\n"}, {"six": "MIT"})


def test_licences_refuse_a_package_under_two_licences() -> None:
    with pytest.raises(parts.UnknownLicence, match="six stands under both MIT and 0BSD"):
        parts.licences('"MIT" = ["six"]\n"0BSD" = ["six"]\n')


def test_npm_parts_keep_scope_name_and_digest() -> None:
    found = parts.npm_parts(NPM)

    assert [(one.url, one.licence, one.scope, one.hashes) for one in found] == [
        ("pkg:npm/%40digdir/theme@1.0.0", "MIT", "required", (("SHA-512", "0102"),)),
        ("pkg:npm/inner@2.0.0", "0BSD", "excluded", (("SHA-512", "ff"),)),
    ]


def test_document_does_not_depend_on_the_order_of_its_parts() -> None:
    names = {"name": "samspor", "version": "1", "licence": "EUPL-1.2"}

    one_way = parts.document([part(name="a"), part(name="b")], **names)
    other_way = parts.document([part(name="b"), part(name="a")], **names)

    assert one_way == other_way


def test_document_gets_another_serial_number_when_a_part_changes() -> None:
    names = {"name": "samspor", "version": "1", "licence": "EUPL-1.2"}

    old = json.loads(parts.document([part(licence="MIT")], **names))
    new = json.loads(parts.document([part(licence="0BSD")], **names))

    assert old["serialNumber"] != new["serialNumber"]


def test_a_choice_of_licences_is_written_as_an_expression() -> None:
    written = part(licence="MIT OR Apache-2.0").as_json()

    assert written["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_t65_another_program_reads_the_list_of_parts() -> None:
    text = parts.build()

    read = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]  # added by a decorator

    assert read.metadata.component.name == "samspor"
    assert {one.name for one in read.components} >= {
        "django",
        "psycopg",
        "@digdir/designsystemet-css",
        "ruff",
    }
    assert all(one.hashes and one.licenses and one.version for one in read.components)


def test_t65_written_licences_agree_with_what_the_packages_say() -> None:
    written = parts.licences((ROOT / parts.LICENCES).read_text())

    said = {}
    for name in written:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or a lock that is not installed here
        if "License-Expression" in about:
            said[name] = about["License-Expression"]

    assert {"django", "psycopg"} <= said.keys()
    assert said == {name: written[name] for name in said}


def test_check_answers_by_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parts, "PARTS", tmp_path / "parts.json")

    before = parts.main(["--check"])
    written = parts.main([])
    after = parts.main(["--check"])

    assert (before, written, after) == (1, 0, 0)
    assert "Run: python -m tools.parts" in capsys.readouterr().err
