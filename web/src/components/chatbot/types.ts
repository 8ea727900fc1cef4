import type { LatexDelimiter } from "../../lib/markdown/delimiters";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export interface TextPart {
  type: "text";
  text: string;
}

export interface FilePart {
  type: "file";
  file: FileData;
  alt_text?: string | null;
}

export interface ComponentPart {
  type: "component";
  /** Kind of the component. */
  component: string;
  value: unknown;
  props: Record<string, unknown>;
}

export type Part = TextPart | FilePart | ComponentPart;

export interface Metadata {
  /** Heading of a thought; a message without one is no thought. */
  title?: string | null;
  id?: string | number | null;
  parent_id?: string | number | null;
  log?: string | null;
  /** Seconds. */
  duration?: number | null;
  status?: "pending" | "done" | null;
}

export interface Option {
  value: string;
  label?: string | null;
}

export interface Message {
  role: string;
  content: Part[];
  metadata?: Metadata | null;
  options?: Option[] | null;
}

export interface Example {
  icon?: FileData | null;
  display_text?: string;
  text?: string;
  files?: FileData[];
}

/** A message that has others in its place. */
export interface Branch {
  /** Its place in the conversation. */
  index: number;
  /** Its place among those others, from 0. */
  place: number;
  count: number;
}

export type Length = number | string | null;

export interface ChatbotProps {
  value?: Message[] | null;
  /** @defaultValue true */
  autoscroll?: boolean;
  /** @defaultValue 400 */
  height?: Length;
  /** @defaultValue false */
  resizable?: boolean;
  max_height?: Length;
  min_height?: Length;
  editable?: "user" | "all" | null;
  /** @defaultValue formulas between `$$` */
  latex_delimiters?: LatexDelimiter[] | null;
  /** @defaultValue false */
  rtl?: boolean;
  buttons?: Tool[] | null;
  watermark?: string | null;
  /** Pictures of the user and of the assistant. */
  avatar_images?: [FileData | null, FileData | null] | null;
  /** @defaultValue true */
  sanitize_html?: boolean;
  /** @defaultValue true */
  render_markdown?: boolean;
  /** @defaultValue ["Like", "Dislike"] */
  feedback_options?: string[];
  /** Of each of the assistant's messages, in order. */
  feedback_value?: (string | null)[] | null;
  /** @defaultValue true */
  line_breaks?: boolean;
  /** @defaultValue "bubble" */
  layout?: "panel" | "bubble" | null;
  placeholder?: string | null;
  examples?: Example[] | null;
  /** @defaultValue true */
  allow_file_downloads?: boolean;
  /** @defaultValue true */
  group_consecutive_messages?: boolean;
  /** @defaultValue true */
  allow_tags?: string[] | boolean;
  /** @defaultValue false */
  like_user_message?: boolean;
  branches?: Branch[] | null;
}
