/** Choices: what is shown, and what it stands for. */

export type ChoiceValue = string | number | boolean | null;

/** Name and value. */
export type Choice = [string, ChoiceValue];

/** Return the place of a value among the choices; -1 if it is none of them. */
export function indexOfValue(choices: Choice[], value: ChoiceValue | undefined): number {
  return choices.findIndex((choice) => choice[1] === value);
}

/** Return the name of a value; the value itself if it is none of the choices. */
export function nameOfValue(choices: Choice[], value: ChoiceValue | undefined): string {
  const name = choices[indexOfValue(choices, value)]?.[0];
  return name ?? (value == null ? "" : String(value));
}
