import { screen } from "@testing-library/svelte";
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { showBlank } from "./blank";

let told: () => void;

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(tell: () => void) {
        told = tell;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it("says that a page is empty for as long as it is", async () => {
  document.body.innerHTML = "<main><div></div></main>";
  const content = document.querySelector("main > div")!;
  await showBlank();
  flushSync();
  expect(screen.getByText("Nothing here yet")).toBeTruthy();
  Object.defineProperty(content, "clientHeight", { value: 20 });
  told();
  flushSync();
  expect(screen.queryByText("Nothing here yet")).toBeNull();
});
