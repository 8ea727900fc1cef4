/** Full screen for one element: by the browser where it can, otherwise laid over the page (phones that know it for films alone). */

export class Fullscreen {
  isOn = $state(false);
  #element: HTMLElement | undefined;
  #isLaidOver = false;

  /** To be attached to the element: `<div {@attach fullscreen.attach}>`. */
  attach = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const follow = (): void => {
      if (!this.#isLaidOver) this.isOn = document.fullscreenElement === element;
    };
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && this.#isLaidOver) void this.toggle();
    };
    document.addEventListener("fullscreenchange", follow);
    document.addEventListener("keydown", handleKey);
    return () => {
      document.removeEventListener("fullscreenchange", follow);
      document.removeEventListener("keydown", handleKey);
    };
  };

  async toggle(): Promise<void> {
    if (this.isOn) {
      if (!this.#isLaidOver) return document.exitFullscreen();
      this.#lay(false);
      return;
    }
    try {
      if (!this.#element?.requestFullscreen) throw new TypeError("no full screen for elements");
      await this.#element.requestFullscreen();
    } catch {
      this.#lay(true);
    }
  }

  #lay(isOn: boolean): void {
    this.#isLaidOver = isOn;
    this.isOn = isOn;
    this.#element?.toggleAttribute("data-laid-over", isOn);
  }
}
