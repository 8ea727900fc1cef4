/** The secret by which the server knows this browser, where its visitor has not signed in. */

const KEY = "hiroba-browser";
const BYTES = 32;

/** Return the secret; it is made up once. Where nothing can be kept, it lasts as long as the page. */
export function browserSecret(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) return kept;
    const made = makeSecret();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return makeSecret();
  }
}

function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
