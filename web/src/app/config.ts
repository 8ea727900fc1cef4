/** What scripts of existing programs read of the app: `window.gradio_config`, with its components, functions and address. */

import type { NodeDescription, PageDescription } from "../wire/messages";

export interface Config {
  root: string;
  title: string;
  components: { id: number; type: string; props: Record<string, unknown> }[];
  dependencies: { id: number; targets: [number | null, string][]; inputs: number[]; outputs: number[] }[];
}

/** Return it, as the page was when it opened. */
export function configOf(page: PageDescription, root: string): Config {
  return {
    root: root.replace(/\/$/, ""),
    title: page.title,
    components: (page.root.children ?? []).flatMap(componentsOf),
    dependencies: (page.bindings ?? []).map(({ id, targets, inputs, outputs }) => ({
      id,
      targets: targets ?? [],
      inputs: inputs ?? [],
      outputs: outputs ?? [],
    })),
  };
}

function componentsOf({ id, kind, props, children }: NodeDescription): Config["components"] {
  return [{ id, type: kind, props: props ?? {} }, ...(children ?? []).flatMap(componentsOf)];
}
