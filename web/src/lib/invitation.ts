/** What an author invites with: a text, and above it a heading, which is a first line that begins with `#`. */

export interface Invitation {
  heading?: string | undefined;
  text: string;
}

export function invitationOf(placeholder: string): Invitation {
  const [, heading, text] = /^#+ *([^\n]*)\n?([^]*)$/.exec(placeholder.trim()) ?? [];
  return heading === undefined ? { text: placeholder } : { heading, text: text ?? "" };
}
