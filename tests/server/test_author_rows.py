"""What an author's CSS says of a row, and of the buttons in it, counts."""

import pytest

from hiroba.server.author_rows import with_rows_followed

FOLLOWED = ">._in-row{--align:auto!important}"
LEAST = ':where([style*="--least: fit-content"]>*>button){--least:min(160px,100%)}'

BELOW = (
    ">._holds-button{--basis:auto!important}",
    '>[style*="--least: fit-content"]{--least:min(160px,100%)!important}',
)


@pytest.mark.parametrize(
    ("css", "further"),
    [
        ("#a, .b:is(.c, .d), .e { align-items: stretch !important }", [f"#a{FOLLOWED}", f".e{FOLLOWED}"]),
        ("@media print { .b{gap:0;align-items:center} }", [f".b{FOLLOWED}"]),
        (".go { flex: 0 0 auto }", [f".go{LEAST}"]),
        (".go { color: red; flex-grow: 0; }", [f".go{LEAST}"]),
        ("#a { flex-direction: column; align-items: center }", [f"#a{one}" for one in (FOLLOWED, *BELOW)]),
        (".go { flex: 1 1 auto } .a::before { align-items: center } p { place-items: center }", []),
    ],
)
def test_rows_and_buttons_that_a_rule_names_have_rules_beside_it(css: str, further: list[str]) -> None:
    found = with_rows_followed(css)
    for one in further:
        assert found.count(one) == 1
        found = found.replace(one, "")
    assert found == css
