/**
 * Texts under a secret: AES-GCM with a key that is the SHA-256 of the secret. Browsers offer this on secure addresses alone; elsewhere a text
 * stays readable, with a mark that says so.
 */

const PLAIN = "plain:";
const NONCE_BYTES = 12;

/** Return a text that only those who know the secret can read. */
export async function encrypt(text: string, secret: string): Promise<string> {
  if (!globalThis.crypto?.subtle) return PLAIN + text;
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = new TextEncoder().encode(text);
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await keyOf(secret), bytes),
  );
  return toBase64([...nonce, ...sealed]);
}

/** Return the text that `encrypt` made unreadable. Rejects where the secret is another one, or the text is no such text. */
export async function decrypt(text: string, secret: string): Promise<string> {
  if (text.startsWith(PLAIN)) return text.slice(PLAIN.length);
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const [nonce, sealed] = [bytes.slice(0, NONCE_BYTES), bytes.slice(NONCE_BYTES)];
  return new TextDecoder().decode(
    await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, await keyOf(secret), sealed),
  );
}

async function keyOf(secret: string): Promise<CryptoKey> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret));
  return crypto.subtle.importKey("raw", hash, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function toBase64(bytes: number[]): string {
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}
