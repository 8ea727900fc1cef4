/** Files in what a page shows when its session has begun anew: they go to the server again, as far as the browser still has them. */

import { broughtBack, copied, filesIn, isAtServer } from "../lib/files";
import type { Node } from "../lib/node.svelte";
import type { NodeDescription } from "../wire/messages";
import type { FileData, Json } from "../wire/values";
import type { Page } from "./page.svelte";
import { sentFiles } from "./upload";

/** Bytes that are taken out of the browser's cache, where a picture was shown that the visitor did not send. */
const MOST = { file: 20_000_000, all: 100_000_000 };

type Shown = Pick<Page, "tree" | "dispatch" | "description">;

/** Runs that read one of these values wait until its files are there. */
export function sendAgain(page: Shown): void {
  const drawn = new Set(valuesOf(page.description.root));
  for (const node of page.tree.nodes.values()) {
    const value = valueOf(node);
    // What the author gave is at the server of itself.
    if (value === undefined || drawn.has(value) || !filesIn(value).length) continue;
    page.dispatch.hold(node, send(page, node, value));
  }
}

async function send(page: Shown, node: Node, value: Json): Promise<void> {
  const addressOf = (file: FileData): string => node.fileUrl(file);
  const own = filesIn(value).filter((file) => new URL(addressOf(file), location.href).origin === location.origin);
  const isThere = await Promise.all(own.map((file) => isAtServer(addressOf(file))));
  const gone = own.filter((_, i) => !isThere[i]);
  const sent = gone.flatMap(({ path }): [string, Blob][] =>
    sentFiles.has(path) ? [[path, sentFiles.get(path)!]] : [],
  );
  const unsent = gone.filter(({ path }) => !sentFiles.has(path));
  const copies = { ...(await copied(unsent, addressOf, MOST)), ...Object.fromEntries(sent) };
  const again = await broughtBack(value, copies, node);
  if (again === value || !Object.is(valueOf(node), value)) return;
  // It says the same as before, so what listens to changes is not told.
  page.tree.assign(node.id, { value: again });
  page.dispatch.flush([{ type: "change", node: node.id, props: { value: again } }]);
}

function valueOf(node: { props?: object }): Json | undefined {
  return (node.props as { value?: Json } | undefined)?.value;
}

function valuesOf(description: NodeDescription): (Json | undefined)[] {
  return [valueOf(description as { props?: object }), ...(description.children ?? []).flatMap(valuesOf)];
}
