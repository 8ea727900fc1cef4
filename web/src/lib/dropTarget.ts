/** Makes an element take files that are dropped on it, or pasted while it has the focus or the pointer. */

import type { Attachment } from "svelte/attachments";

import { droppedFiles } from "./dropped";

export interface DropOptions {
  isOn: boolean;
  /** Files came; maybe none of them fits. */
  take(files: File[]): void;
  /** Files are held above the element, or no longer. */
  hover(isOver: boolean): void;
}

/** To be attached: `<div {@attach dropTarget(() => options)}>`. */
export function dropTarget(options: () => DropOptions): Attachment<HTMLElement> {
  return (element) => {
    const carriesFiles = (event: DragEvent): boolean =>
      options().isOn && ["Files", "text/uri-list"].some((type) => event.dataTransfer?.types.includes(type));
    const handleOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      options().hover(true);
    };
    const handleLeave = (event: DragEvent): void => {
      if (!element.contains(event.relatedTarget as Element | null)) options().hover(false);
    };
    const handleDrop = async (event: DragEvent): Promise<void> => {
      options().hover(false);
      if (!carriesFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      options().take(await droppedFiles(event.dataTransfer));
    };
    const handlePaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!options().isOn || !files.length || !element.matches(":hover, :focus-within")) return;
      event.preventDefault();
      options().take(files);
    };
    const handleDropEvent = (event: DragEvent): void => void handleDrop(event);
    element.addEventListener("dragover", handleOver);
    element.addEventListener("dragleave", handleLeave);
    element.addEventListener("drop", handleDropEvent);
    document.addEventListener("paste", handlePaste);
    return () => {
      element.removeEventListener("dragover", handleOver);
      element.removeEventListener("dragleave", handleLeave);
      element.removeEventListener("drop", handleDropEvent);
      document.removeEventListener("paste", handlePaste);
    };
  };
}
