/** What loads the component of a kind. A file of its own, since a page of common components alone does without it. */

import type { Component } from "svelte";

import { addLabels } from "./defaultLabel";
import { EVERY_PAGE } from "./everyPage";
import { FURTHER_LABELS } from "./furtherLabels";
import type { Node } from "./node.svelte";

export type Loader = () => Promise<{ default: Component<{ node: Node }> }>;

/** But for those of `everyPage.ts`: what is loaded both ways costs every page some bytes. */
const loaders = import.meta.glob<{ default: Component<{ node: Node }> }>([
  "../components/*/index.ts",
  "!../components/{button,column,row,textbox}/index.ts",
]);

addLabels(FURTHER_LABELS);

/** What loads a kind; nothing for one that is unknown. */
export function loaderOf(kind: string): Loader | undefined {
  const present = EVERY_PAGE.get(kind);
  return present ? () => Promise.resolve({ default: present }) : loaders[`../components/${kind}/index.ts`];
}
