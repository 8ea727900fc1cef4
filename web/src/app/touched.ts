/** What comes once someone turns to the page. */

import "../lib/StatusView.svelte";
import "../theme/print.css";
import "./chrome/Toasts.svelte";

import { keepFocus } from "./chrome/keep-focus";
import { followRefused } from "./chrome/refused";
import type { Page, Told } from "./page.svelte";

/**
 * @param early - What the page has told since this was asked for.
 */
export function begin(page: Page, early: Told[]): void {
  keepFocus();
  let keep: ((...told: Told) => void) | undefined = (...told) => early.push(told);
  const look = (...told: Told): void => {
    const [first] = told;
    if ("type" in first) followRefused(page.tree, first);
    if ("type" in first && first.type === "attached" && first.is_new) {
      void import("./send-again").then(({ sendAgain }) => sendAgain(page));
    }
    page.recorder?.(...told);
  };
  page.watch = (...told) => {
    look(...told);
    keep?.(...told);
  };
  for (const told of early) look(...told);
  import("./runs/shelf")
    .then(({ keepRuns }) => keepRuns(page))
    .then((take) => {
      keep = take;
      for (const told of early.splice(0)) keep?.(...told);
    })
    .catch(() => {
      // The server is away, or the browser has no place for it: nothing is kept.
      keep = undefined;
      early.length = 0;
    });
}
