/** A run as the browser keeps it, so that its visitor finds it again. */

import type { FinishedNotice } from "../../wire/messages";
import type { Json } from "../../wire/values";

/** What a component held. */
export interface KeptValue {
  node: number;
  kind: string;
  label: string;
  value: Json;
}

export interface KeptRun {
  id: string;
  /** Whose it is: the app, and who was signed in. */
  owner: string;
  /** Milliseconds since 1970 when it was asked for. */
  at: number;
  /** Route of the page that it belongs to. */
  route: string;
  /** What was pressed. */
  name: string;
  inputs: KeptValue[];
  outputs: KeptValue[];
  outcome: FinishedNotice["outcome"];
  durationS: number;
  /** What went wrong. */
  message?: string | undefined;
  /** Copies of the files in the values, by their path there. */
  files: Record<string, Blob>;
}
