/** Addresses that may come from strangers. */

const OPENED = new Set(["http:", "https:", "mailto:", "tel:", "blob:", "data:"]);

/** Return `address` if following it can run nothing in this page; browsers themselves open no page from `data:`. */
export function harmlessLink(address: string): string | undefined {
  try {
    return OPENED.has(new URL(address, document.baseURI).protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
