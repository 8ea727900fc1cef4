/** Files from a drop or the clipboard. */

/** Return the files of a drop, those in folders included; of a picture dragged within the page, the picture. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry?.() ?? null)
    .filter((entry) => entry !== null);
  if (entries.some((entry) => entry.isDirectory)) return (await Promise.all(entries.map(filesUnder))).flat();
  if (transfer.files.length) return [...transfer.files];
  const address = transfer.getData("text/uri-list").split("\n")[0];
  return address && address.startsWith(location.origin) ? [await fetchFile(address)] : [];
}

/** Return the files that the clipboard offers. */
export async function clipboardFiles(): Promise<File[]> {
  const items = await navigator.clipboard.read();
  const files: File[] = [];
  for (const item of items) {
    const type = item.types.find((one) => !one.startsWith("text/"));
    if (type) files.push(new File([await item.getType(type)], `clipboard.${type.split("/")[1] ?? "bin"}`, { type }));
  }
  return files;
}

async function fetchFile(address: string): Promise<File> {
  const blob = await (await fetch(address)).blob();
  const name = decodeURIComponent(new URL(address).pathname.split("/").at(-1) ?? "file");
  return new File([blob], name, { type: blob.type });
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A reader gives a hundred entries at most at a time, and none at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!entries.length) return files;
    files.push(...(await Promise.all(entries.map(filesUnder))).flat());
  }
}
