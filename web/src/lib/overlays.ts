/** Kinds whose `visible` says whether they are open: they stand on the page in any case, and take no room on it. */
export const OVERLAYS = new Set(["modal", "drawer", "popover", "tooltip"]);
