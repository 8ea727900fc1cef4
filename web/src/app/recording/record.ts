/** Starts recording in a page that was opened with `?__record`. */

import { mount, unmount } from "svelte";

import type { Page, Told } from "../page.svelte";
import Panel from "./Panel.svelte";
import { Recording } from "./recording.svelte";

export function record(page: Page): void {
  const recording = new Recording(page.root);
  page.recorder = (...[told, values]: Told) => {
    if (values) void recording.take(told, values);
  };
  const panel = mount(Panel, {
    target: document.body,
    props: {
      recording,
      apiAddress: `${page.root}?view=api`,
      close: () => {
        page.recorder = undefined;
        const address = new URL(location.href);
        address.searchParams.delete("__record");
        history.replaceState(history.state, "", address);
        void unmount(panel);
      },
    },
  });
}
