import type { Json } from "../../wire/values";

export interface CustomComponentProps {
  /** The value of the component; of a widget, all its traits. */
  value?: Json;
  /** What the module reads besides the value. */
  props?: Record<string, Json>;
  /** Whether it is a widget whose traits live in Python. */
  is_widget?: boolean;
}

/** Code as text, or where it lies; the id is another one when the code is. */
export interface Source {
  id: string;
  text?: string;
  url?: string;
  /** Of how many pieces the text is the first. */
  pieces?: number;
}

/** Fetches a piece of a text, by its id and the number of the piece. */
export type Fetch = (id: string, number: number) => Promise<string>;

/** What a module exports, by the contract of anywidget. */
export interface WidgetModule {
  initialize?: (context: object) => unknown;
  render?: (context: object) => unknown;
}

/** What goes to a widget in Python and comes from it. */
export interface Message {
  method: "update" | "custom" | "reload";
  /** The id of the member that it is about; without it, the widget itself. */
  model?: string;
  state?: Record<string, Json>;
  content?: Json;
  buffers?: Json[];
}
