/** Between what formulas stand. */

export interface LatexDelimiter {
  left: string;
  right: string;
  /** Whether the formula stands on a line of its own. */
  display: boolean;
}

/** Where formulas are looked for when nobody says. */
export const FORMULAS_BETWEEN_DOLLARS: LatexDelimiter[] = [{ left: "$$", right: "$$", display: true }];
