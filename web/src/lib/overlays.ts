/** Kinds whose `visible` says whether they are open: they stand on the page in any case, and take no room on it. */
export const OVERLAYS = new Set(["modal", "drawer", "popover", "tooltip"]);

/**
 * Kinds that give `elem_id` and `elem_classes` to what is seen of them themselves: a program's CSS colours the button or says how the
 * parts of a row stand, and its scripts press the button.
 */
export const SELF_NAMED = new Set([
  ...OVERLAYS,
  "button",
  "column",
  "deeplinkbutton",
  "downloadbutton",
  "row",
  "uploadbutton",
]);
