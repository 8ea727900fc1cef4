/** Values that stay in the browser when the page is closed: taken out before the page opens, put back at each change. */

import { decrypt, encrypt } from "../lib/encrypt";
import type { Node } from "../lib/node.svelte";
import type { Json } from "../wire/values";

interface KeptProps {
  value?: Json;
  storage_key: string;
  secret: string;
}

/** Give these nodes what was kept of them, and keep what becomes of them from now on. Returns the values by node. */
export async function recall(nodes: Node[]): Promise<Record<string, Json>> {
  const found: Record<string, Json> = {};
  for (const node of nodes as unknown as Node<KeptProps>[]) {
    const value = await read(node.props.storage_key, node.props.secret);
    if (value !== undefined) {
      found[node.id] = value;
      node.props = { ...node.props, value };
    }
    keep(node);
  }
  return found;
}

/** Write each further value, in order. */
function keep(node: Node<KeptProps>): void {
  let last = node.props.value;
  let writing: Promise<void> = Promise.resolve();
  $effect.root(() => {
    $effect(() => {
      const { value, storage_key: key, secret } = node.props;
      if (Object.is(value, last)) return;
      last = value;
      writing = writing
        .then(() => write(key, secret, value ?? null))
        .catch((error: unknown) => {
          // A full or a forbidden store: the app goes on, and the value lasts as long as the page.
          node.toast("warning", String(error));
        });
    });
  });
}

async function read(key: string, secret: string): Promise<Json | undefined> {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(await decrypt(text, secret)) as Json);
  } catch {
    // Kept under another secret, or by another program: as if there were nothing.
    return undefined;
  }
}

async function write(key: string, secret: string, value: Json): Promise<void> {
  localStorage.setItem(key, await encrypt(JSON.stringify(value), secret));
}
