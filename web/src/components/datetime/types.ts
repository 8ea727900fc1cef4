import type { Tool } from "../../lib/tools";

export interface DateTimeProps {
  /** Such as `2031-05-06 07:08:09`. */
  value?: string | null;
  /** @defaultValue true */
  include_time?: boolean;
  /** Buttons of the author. */
  buttons?: Tool[] | null;
}
