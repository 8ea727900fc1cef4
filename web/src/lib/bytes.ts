/** Sizes of files as people read them. */

import { formatNumber } from "./locale";

const UNITS = ["B", "KB", "MB", "GB", "TB"];

/** Return a size such as "5 B" or "1.4 MB"; a KB is 1,024 bytes. */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), UNITS.length - 1);
  const amount = bytes / 1024 ** power;
  return `${formatNumber(amount, amount < 10 && power > 0 ? 1 : 0)} ${UNITS[power]}`;
}
