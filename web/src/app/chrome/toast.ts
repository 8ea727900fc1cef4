/** A short message at the edge of the page. */
export interface ToastMessage {
  id: number;
  level: "info" | "warning" | "success" | "error";
  title: string;
  /** Text, or HTML that is made harmless before it is shown. */
  message: string;
  /** Seconds until it goes by itself; `null` leaves it until it is closed. */
  durationS: number | null;
}
