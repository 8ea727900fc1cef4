export interface DateRangeProps {
  /** Two days such as "2031-05-06"; an empty text while one is missing. */
  value?: [string, string] | null;
  minimum?: string | null;
  maximum?: string | null;
  /** By name: a number of days up to today, or two days. */
  presets?: Record<string, number | [string, string]>;
}
