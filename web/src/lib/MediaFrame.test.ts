import { createRawSnippet } from "svelte";
import { render } from "@testing-library/svelte";
import { expect, it } from "vitest";

import MediaFrame from "./MediaFrame.svelte";

const children = createRawSnippet(() => ({ render: () => "<p>picture</p>" }));

it.each([
  [200, "200px"],
  ["50%", "50%"],
  ["auto", ""],
  ["fit-content", ""],
  [null, ""],
])("of height %s is %s high, or as high as a frame is", (height, css) => {
  const { container } = render(MediaFrame, { height, children });

  expect(container.querySelector<HTMLElement>("[data-media-frame]")?.style.getPropertyValue("--height")).toBe(css);
});
