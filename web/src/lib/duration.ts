import { locale } from "./locale";
import { t } from "./text";

const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Return seconds as people read them: `0.4 s`, `34 s`, `2:05`, `1:02:05`. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return t("{count} s", { count: tenths.format(Math.max(0, seconds)) });
  const whole = Math.round(seconds);
  if (whole < 60) return t("{count} s", { count: whole });
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, "0") : String(part))).join(":");
}
