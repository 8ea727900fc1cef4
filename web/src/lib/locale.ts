/** How the visitor writes numbers and dates: as the browser says, unless the page is in another language. */

const page = globalThis.document?.documentElement.lang || "en";
const own = globalThis.navigator?.language ?? page;

/** A tag for `Intl`. */
export const locale = own.split("-")[0] === page.split("-")[0] ? own : page;

/** By what was asked of them: to make one takes a hundred times as long as to use it. */
const formats = new Map<string, Intl.NumberFormat>();

/** Return a number as `Intl` writes it for the visitor. */
export function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made.format(value);
}

/** Return a number as the visitor writes it, with at most `digits` places behind the point. */
export function formatNumber(value: number, digits?: number): string {
  return format(value, { maximumFractionDigits: digits });
}

/** Return a share, 0 to 1, in whole per cent as the visitor writes it. */
export function formatShare(share: number): string {
  return format(share, { style: "percent", maximumFractionDigits: 0 });
}
