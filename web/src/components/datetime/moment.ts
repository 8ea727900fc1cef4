/** Moments as text: `2031-05-06 07:08:09`, or `2031-05-06`; and what a visitor may type instead. */

const NOW = /^now\s*(-\s*\d+\s*[dhms])?$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/;

/** Return what was typed in the form that functions get, or nothing where it is no moment. An empty text stays empty. */
export function readMoment(typed: string, hasTime: boolean): string | undefined {
  const text = typed.trim();
  if (text === "" || NOW.test(text)) return text;
  const [day, time, ...rest] = text.split(/[T\s]+/);
  const date = readDate(day ?? "");
  if (!date || rest.length > 0) return undefined;
  if (!hasTime) return time ? undefined : date;
  const clock = readTime(time ?? "0:0:0");
  return clock && `${date} ${clock}`;
}

/** Return a moment as the browser's own calendar has it, or nothing where it knows none such. */
export function toNative(text: string, hasTime: boolean): string {
  const moment = readMoment(text, hasTime);
  return moment && !moment.startsWith("now") ? moment.replace(" ", "T") : "";
}

function readDate(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${two(month)}-${two(day)}`;
  const read = new Date(`${date}T00:00:00Z`);
  // The 30th of February would be the 2nd of March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : undefined;
}

function readTime(text: string): string | undefined {
  const [, hour, minute, second = "0"] = TIME.exec(text) ?? [];
  if (!hour || !minute || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

function two(digits: string): string {
  return digits.padStart(2, "0");
}
