/** Asks the visitor a question, and waits for the answer. */

import { mount, unmount } from "svelte";

import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import Confirm from "./Confirm.svelte";

/** Return the heading, which is the first sentence, and what follows. */
export function parts(question: string): [string, string] {
  const match = /^\s*(.+?[?!.。？！؟])\s+(\S[\s\S]*)$/.exec(question);
  return match ? [match[1] as string, match[2] as string] : [question.trim(), ""];
}

let last: Promise<unknown> = Promise.resolve();

/** Ask whether what was begun at `node` may go on. Questions come one after the other. */
export function confirm(question: string, node?: Node): Promise<boolean> {
  const answer = last.then(() => ask(question, node));
  last = answer;
  return answer;
}

function ask(question: string, node?: Node): Promise<boolean> {
  const [title, text] = parts(question);
  const { value, variant } = (node?.props ?? {}) as { value?: unknown; variant?: string };
  const isButton = node?.kind.endsWith("button") && typeof value === "string" && value.trim() !== "";
  return new Promise((resolve) => {
    const dialog = mount(Confirm, {
      target: document.body,
      props: {
        title,
        text,
        verb: isButton ? (value as string) : t("Continue"),
        isDanger: variant === "stop",
        answer: (isMeant: boolean) => {
          void unmount(dialog);
          resolve(isMeant);
        },
      },
    });
  });
}
