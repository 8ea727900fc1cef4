/** What the state of a job says in words. */

import { formatDuration } from "./duration";
import type { Status } from "./node.svelte";
import { t } from "./text";

/** How long it has taken, and, as long as it keeps to that, how long such jobs take. */
export function timeOf(status: Status, elapsedS: number): string {
  const elapsed = formatDuration(elapsedS);
  const isUsual = status.phase !== "waiting" && elapsedS <= (status.expectedS ?? 0);
  return isUsual && status.expectedS ? `${elapsed} / ${formatDuration(status.expectedS)}` : elapsed;
}

/** Where it stands in line. */
export function placeOf(status: Status): string {
  const count = status.position ?? 0;
  const time = status.expectedS && formatDuration(status.expectedS);
  if (time)
    return count ? t("{count} before you, about {time}", { count, time }) : t("Waiting, about {time}", { time });
  return count ? t("{count} before you", { count }) : t("Waiting");
}
