/** Return HTML with nothing in it that a visitor could press or open: links stay as their words. */
export function still(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const control of page.querySelectorAll("button, iframe, audio, video, select, textarea")) control.remove();
  for (const link of page.querySelectorAll("a, summary, details")) link.replaceWith(...link.childNodes);
  for (const element of page.querySelectorAll("[tabindex], [id]")) {
    element.removeAttribute("tabindex");
    element.removeAttribute("id");
  }
  return page.body.innerHTML;
}
