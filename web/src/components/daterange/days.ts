/** Days as texts, such as "2031-05-06". */

/** Return how the days of a week stand above a month: by a letter where a language has no short names for them. */
export function weekdayForm(locale: string): "short" | "narrow" {
  return new Intl.DateTimeFormat(locale, { weekday: "short" }).format(0).length > 4 ? "narrow" : "short";
}

/** Return the two days that a preset means. */
export function daysOf(preset: number | [string, string], last: string): [string, string] {
  if (typeof preset !== "number") return preset;
  const first = new Date(`${last}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - preset + 1);
  return [first.toISOString().slice(0, 10), last];
}

/** Return a pair with the earlier day first, and none outside of the bounds. */
export function ordered([a, b]: [string, string], minimum = "", maximum = "9999"): [string, string] {
  const within = (day: string): string => (day && day < minimum ? minimum : day && day > maximum ? maximum : day);
  const [first, last] = [within(a), within(b)];
  return first && last && first > last ? [last, first] : [first, last];
}

/** This day where the visitor is, as `YYYY-MM-DD`. */
export function today(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
