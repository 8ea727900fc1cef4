import type { Tool } from "../../lib/tools";

export interface SliderProps {
  value?: number | null;
  /** @defaultValue 0 */
  minimum?: number;
  /** @defaultValue 100 */
  maximum?: number;
  step?: number;
  /** Digits after the point. */
  precision?: number | null;
  /** "reset"; not given at all shows it as well. */
  buttons?: Tool[] | null;
  /** What the reset button goes back to; the left end if there is none. */
  initial_value?: number | null;
  /** Whether each visit begins with another number, so that the first one seen is what reset goes back to. */
  randomize?: boolean;
}
