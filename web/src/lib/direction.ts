/** Which way the page is read, for what floats above it and takes no direction from it. */
export const direction = (): "ltr" | "rtl" => (document.documentElement.dir === "rtl" ? "rtl" : "ltr");
