/** What stands in the navigation of a page. */

import { t } from "../../lib/text";

/** Path or address, and name. */
export type Link = [string, string];

export interface NavbarProps {
  /** Further links: name, and path or address. */
  value?: [string, string][] | null;
  /** @defaultValue "Home" */
  main_page_name?: string | false;
}

/**
 * The links of a page's navigation: the app's own pages, then what the author adds on this page.
 *
 * @param routes Route and name of every page; empty where there is one page.
 * @param navbar What the author wants, if anything.
 */
export function linksOf(routes: Link[], navbar?: NavbarProps & { visible?: boolean | "hidden" }): Link[] {
  if (navbar && (navbar.visible ?? true) !== true) return [];
  const further = (navbar?.value ?? []).map(([name, path]): Link => [cleaned(path), name]);
  if (!routes.length && !further.length) return [];
  const pages: Link[] = routes.length ? routes : [["", "Home"]];
  const main = navbar?.main_page_name ?? "Home";
  const own = pages
    .filter(([path]) => path !== "" || main !== false)
    .map(([path, name]): Link => [path, path === "" ? nameOfMain(main, name) : name]);
  const seen = new Set<string>();
  return [...own, ...further].filter(([path]) => !seen.has(path) && seen.add(path));
}

/** The author's name of the main page, or ours in the visitor's language. */
function nameOfMain(wanted: string | false, name: string): string {
  if (wanted && wanted !== "Home") return wanted;
  return name === "Home" ? t("Home") : name;
}

/** Where a link leads, seen from a page whose app begins at `root`. */
export function addressOf(path: string, root: string): string {
  return /^https?:/i.test(path) ? path : root + path;
}

/** A path as routes are written, without slashes around it. */
function cleaned(path: string): string {
  return /^https?:/i.test(path) ? path : path.replace(/^\/+|\/+$/g, "");
}
