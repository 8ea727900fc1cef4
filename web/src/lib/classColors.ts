/** Colours of classes: the author's where there is one, otherwise the next of the theme's. */

import "../theme/classes.css";

const THEME_COLORS = 10;

/** Return a CSS colour for each class, in the order in which the classes first come. */
export function classColors(classes: Iterable<string>, map?: Record<string, string> | null): Map<string, string> {
  const colors = new Map<string, string>();
  let next = 0;
  for (const name of classes) {
    if (colors.has(name)) continue;
    colors.set(name, map?.[name] ?? `var(--class-${(next++ % THEME_COLORS) + 1})`);
  }
  return colors;
}
