/** Saving a file to the visitor's disk. */

/** Let the browser download what is at `url`, under a name. */
export function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.rel = "noopener";
  // Browsers ignore the name for addresses of other sites and would leave the page instead.
  if (new URL(url, location.href).origin !== location.origin && !url.startsWith("blob:")) link.target = "_blank";
  document.body.append(link);
  link.click();
  link.remove();
}

/** The name of a file, as its sender called it. */
export function nameOf(file: { path: string; orig_name?: string | null }): string {
  return file.orig_name || file.path.split("/").at(-1) || "file";
}
