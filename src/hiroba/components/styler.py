"""What a Styler of pandas says about its cells: the text that is shown, and the CSS."""

from __future__ import annotations

from typing import Any

__all__ = ["displayed", "visible_columns"]


def visible_columns(styler: Any) -> list[int]:
    """Return the places of the columns that are not hidden."""
    hidden = set(getattr(styler, "hidden_columns", ()))
    return [i for i in range(len(styler.data.columns)) if i not in hidden]


def displayed(styler: Any, columns: list[int]) -> dict[str, list[list[str]]]:
    """Return `display_value` and `styling`: for each cell of `columns` its text and its CSS declarations.

    Cost: that of the Styler, which is high: some seconds for 100,000 cells.
    """
    # NOTE: pandas renders from this table (`Styler.to_html`), and offers no public way to it.
    styler._compute()
    drawn = styler._translate(True, True)
    css = {
        selector: "; ".join(f"{name}: {value}" for name, value in style["props"])
        for style in drawn["cellstyle"]
        for selector in style["selectors"]
    }
    texts, styles = [], []
    for row in drawn["body"]:
        cells = [cell for cell in row if cell["type"] == "td"]
        shown = [cells[i] for i in columns]
        texts.append([str(cell["display_value"]) for cell in shown])
        styles.append([css.get(cell.get("id", ""), "") for cell in shown])
    return {"display_value": texts, "styling": styles}
