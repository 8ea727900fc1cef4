import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export interface Annotation {
  /** The mask: what is not transparent belongs to the region. */
  image: FileData;
  label: string;
}

export interface AnnotatedImageValue {
  image: FileData;
  annotations: Annotation[];
}

export interface AnnotatedImageProps {
  value?: AnnotatedImageValue | null;
  /** @defaultValue true */
  show_legend?: boolean;
  height?: Length;
  width?: Length;
  /** CSS colours by name. */
  color_map?: Record<string, string> | null;
  /** Names of tools; buttons of the author's own are objects. @defaultValue ["fullscreen"] */
  buttons?: Tool[] | null;
}
