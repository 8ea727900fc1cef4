/** What stands as label at components that their author gave none, by kind: the names that programs of the compatible API look for. */

import { t } from "./text";

export type Labels = Record<string, () => string>;

/** At first those of kinds that are on every page. */
const labels: Labels = { textbox: () => t("Textbox") };

/** Put in those of further kinds, before one of these is shown. */
export function addLabels(further: Labels): void {
  Object.assign(labels, further);
}

/** The name of a component of this kind, for a label; nothing where the kind goes without one. */
export function defaultLabel(kind: string): string | undefined {
  return labels[kind]?.();
}
