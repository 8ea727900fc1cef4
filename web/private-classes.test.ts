import { expect, it } from "vitest";

import { withPrivateClasses } from "./private-classes.ts";

const ROW = "src/components/row/row.svelte";

it.each([
  ['<p class="title wide"></p>', '<p class="_title _wide"></p>'],
  [`<p class="row {look} is-{look ?? 'plain'}"></p>`, `<p class="row {look} _is-{look ?? 'plain'}"></p>`],
  ["<p class:open></p>", "<p class:_open={open}></p>"],
  ["<p class:open={isOpen} class:row></p>", "<p class:_open={isOpen} class:row></p>"],
  ['<p class={look === "wide" ? "big" : "small"}></p>', '<p class={look === "wide" ? "_big" : "_small"}></p>'],
  [
    '<p class={["a", `b-${c} d`, e && "f", ...g].join(" ")}></p>',
    '<p class={["_a", `_b-${c} _d`, e && "_f", ...g].join(" ")}></p>',
  ],
  [
    "<style>.a > :global(.b:not(.cm-line)) .row { margin: .5em }</style>",
    "<style>._a > :global(._b:not(.cm-line)) .row { margin: .5em }</style>",
  ],
])("makes the classes of a component private: %s", (code, expected) => {
  expect(withPrivateClasses(code, ROW)).toBe(expected);
});

it("keeps a name that programs know in its own file alone", () => {
  expect(withPrivateClasses('<p class="row block"></p>', "src/lib/Other.svelte")).toBe('<p class="_row block"></p>');
});

it("rewrites style sheets", () => {
  expect(withPrivateClasses(".button:hover, .prose a {}", "src/theme/button.css")).toBe("._button:hover, .prose a {}");
});
