// The place that a `render` function fills looks like any column.
export { default } from "../column";
