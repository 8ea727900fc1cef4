/** How the visitor writes numbers and dates: as the browser says, unless the page is in another language. */

const page = globalThis.document?.documentElement.lang || "en";
const own = globalThis.navigator?.language ?? page;

/** A tag for `Intl`. */
export const locale = own.split("-")[0] === page.split("-")[0] ? own : page;

let numbers: Intl.NumberFormat | undefined;

/** Return a number as the visitor writes it, with at most `digits` places behind the point. */
export function formatNumber(value: number, digits?: number): string {
  if (digits !== undefined) return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  numbers ??= new Intl.NumberFormat(locale);
  return numbers.format(value);
}

/** Return a share, 0 to 1, in whole per cent as the visitor writes it. */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}
