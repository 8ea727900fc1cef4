import type { Length } from "../../lib/length";
import type { Tool } from "../../lib/tools";
import type { FileData } from "../../wire/values";

export type Pair = [FileData | null, FileData | null];

export interface ImageSliderProps {
  value?: Pair | null;
  height?: Length;
  width?: Length;
  /** Where the line stands at first, 0 to 100 from the left. @defaultValue 50 */
  slider_position?: number;
  /** Greatest height in pixels where `height` is left out. @defaultValue 500 */
  max_height?: number;
  /** Names of tools; buttons of the author's own are objects. @defaultValue ["download", "fullscreen"] */
  buttons?: Tool[] | null;
}
