/** Changes of a text that is made of parts, by places in the whole text. */

import type { Mark, Part } from "./types";

/** Where a part lies in the whole text. */
export interface Place {
  start: number;
  end: number;
}

/** Return where each part lies. */
export function placesOf(parts: readonly Part[]): Place[] {
  let start = 0;
  return parts.map(({ token }) => {
    const place = { start, end: start + token.length };
    start = place.end;
    return place;
  });
}

/** Return the text between two places. */
export function textBetween(parts: readonly Part[], { start, end }: Place): string {
  return parts
    .map((part) => part.token)
    .join("")
    .slice(start, end);
}

/** Return the parts with everything between two places marked as one; `null` takes marks off. */
export function markBetween(parts: readonly Part[], { start, end }: Place, mark: Mark): Part[] {
  const before: Part[] = [];
  const after: Part[] = [];
  placesOf(parts).forEach((place, i) => {
    const part = parts[i] as Part;
    const isBefore = place.start < start || (place.end <= start && place.start < end && !part.token);
    if (isBefore) before.push({ ...part, token: part.token.slice(0, start - place.start) });
    if (place.end > end) after.push({ ...part, token: part.token.slice(Math.max(0, end - place.start)) });
  });
  return joinPlain([...before, { token: textBetween(parts, { start, end }), class_or_confidence: mark }, ...after]);
}

/** Parts without a mark that meet become one, and empty ones vanish. */
function joinPlain(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (!part.token) continue;
    if (last && last.class_or_confidence === null && part.class_or_confidence === null) {
      joined[joined.length - 1] = { ...last, token: last.token + part.token };
    } else {
      joined.push(part);
    }
  }
  return joined;
}
