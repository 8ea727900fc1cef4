/** What a page does that learns that its visitor has been signed out: it loads itself anew, and the form comes in its place. */

/** How long a page that is being left already is given to go where it is led. */
const LEAVE_MS = 5000;

let isLeaving = false;
addEventListener("beforeunload", () => (isLeaving = true));

/** Show the form. A page that is on its way out, such as to the provider with whom it signs out, is not held back. */
export function showSignIn(): void {
  setTimeout(() => location.reload(), isLeaving ? LEAVE_MS : 0);
}
