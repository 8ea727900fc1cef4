import type { FileData } from "../../wire/values";

export interface UploadButtonProps {
  value?: FileData | FileData[] | null;
  /** @defaultValue "Upload a File" */
  label?: string;
  /** @defaultValue "secondary" */
  variant?: "primary" | "secondary" | "stop";
  /** @defaultValue "lg" */
  size?: "sm" | "md" | "lg";
  /** Address of a picture before the text. */
  icon?: FileData | null;
  /** @defaultValue "single" */
  file_count?: "single" | "multiple" | "directory";
  file_types?: string[] | null;
}
