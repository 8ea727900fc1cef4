import type { Length } from "../../lib/length";
import type { FileData } from "../../wire/values";

export type DisplayMode = "solid" | "point_cloud" | "wireframe";

export interface Model3DProps {
  value?: FileData | null;
  /** @defaultValue "solid" */
  display_mode?: DisplayMode | null;
  /** Red, green, blue and opacity of the ground, each 0 to 1. */
  clear_color?: number[] | null;
  /** Degrees around the upright axis, degrees from above, distance. */
  camera_position?: (number | null)[];
  /** @defaultValue 1 */
  zoom_speed?: number;
  /** @defaultValue 1 */
  pan_speed?: number;
  height?: Length;
}
