import { format } from "../../lib/locale";

/** Characters that a number beside something larger may take. */
const BRIEF = 13;

/**
 * Return a number as the visitor writes it, as a power of ten where it would be long or vanish behind the point. Four digits
 * stay together: they are often a year.
 */
export function formatBriefly(value: number): string {
  const whole = format(value, { maximumFractionDigits: 15, useGrouping: "min2" });
  const vanishes = value !== 0 && Math.abs(value) < 1e-6;
  if (whole.length <= BRIEF && !vanishes) return whole;
  return format(value, { notation: "scientific", maximumSignificantDigits: 4 });
}
