"""The table on the clipboard is a table a document takes: no classes, no script, no drawings."""

import html5lib

from tests.browser.conftest import Readers

READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (kind) => (await item.getType(kind)).text();
  return [await read("text/html"), await read("text/plain")];
}"""
LEFT = {
    "html", "head", "body", "meta", "table", "caption", "thead", "tbody", "tr", "th", "td", "p",
    "ul", "li", "a",
}  # fmt: skip


def test_table_is_copied_as_a_table(readers: Readers) -> None:
    reader = readers(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/arshjul/trondelag-sorvest/2024-2025/?vis=tabell")

    page.get_by_role("button", name="Kopier som tabell").click()
    page.get_by_text("Kopiert.").wait_for()
    markup, plain = page.evaluate(READ)

    tree = html5lib.parse(markup, treebuilder="lxml", namespaceHTMLElements=False)
    assert {one.tag for one in tree.iter()} <= LEFT
    kept = {name for one in tree.iter() for name in one.attrib}
    assert kept <= {"border", "scope", "colspan", "rowspan", "href", "charset"}
    (table,) = tree.iter("table")
    shown = page.locator("#wheel-table tr")
    assert len(list(table.iter("tr"))) == shown.count() == len(plain.splitlines())
    head = [" ".join("".join(one.itertext()).split()) for one in next(table.iter("tr"))]
    assert head == page.locator("#wheel-table thead th").all_inner_texts()
    months = [row[0].text.strip() for row in table.iter("tr") if row[0].get("scope") == "row"]
    assert [month for month in months if month in {"august", "juli"}] == ["august", "juli"]
    links = [one.get("href") for one in table.iter("a")]
    assert links
    assert all(link.startswith(reader.address) for link in links)
    assert reader.complaints == []
