import type { FileData } from "../../wire/values";

export interface DownloadButtonProps {
  value?: FileData | null;
  /** @defaultValue "Download" */
  label?: string;
  /** @defaultValue "secondary" */
  variant?: "primary" | "secondary" | "stop";
  /** @defaultValue "lg" */
  size?: "sm" | "md" | "lg";
  /** Address of a picture before the text. */
  icon?: FileData | null;
}
