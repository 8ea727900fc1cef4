/** Its content stands like that of a tab; its name, and when it is shown, are the business of `walkthrough`. */
export { default } from "../tab";
export type { StepProps } from "./types";
