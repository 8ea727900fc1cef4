/** Keeps to the newest message while the reader is there, and asks for older ones when the reader comes to the first. */

import { untrack } from "svelte";
import type { Attachment } from "svelte/attachments";

/** Pixels from the end at which the reader still counts as being there. */
const SLACK_PX = 48;

/** Pixels before the beginning at which older messages are asked for. */
const AHEAD_PX = 800;

export class FollowState {
  isAtEnd = $state(true);
  #scroller: HTMLElement | undefined;
  readonly #isOn: () => boolean;
  readonly #showOlder: () => void;

  constructor(isOn: () => boolean, showOlder: () => void) {
    this.#isOn = isOn;
    this.#showOlder = showOlder;
  }

  toNewest(): void {
    this.isAtEnd = true;
    this.#scrollToEnd();
  }

  /** Attached to what scrolls: notices where the reader is. */
  watchReader: Attachment<HTMLElement> = (scroller) => {
    this.#scroller = scroller;
    // Only once: what is said later does not take the reader along.
    if (untrack(this.#isOn)) this.#scrollToEnd();
    let { scrollTop, scrollHeight } = scroller;
    const notice = () => {
      const isNear = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= SLACK_PX;
      // Text may have grown since the scroll that this tells of, and pictures above may have come: neither distance alone nor
      // a smaller offset in another height is a sign that the reader left.
      const hasGoneUp = scroller.scrollTop < scrollTop && scroller.scrollHeight === scrollHeight;
      if (isNear || hasGoneUp) this.isAtEnd = isNear;
      ({ scrollTop, scrollHeight } = scroller);
    };
    // A turn of the wheel is the reader's in any case.
    const leave = (event: WheelEvent) => {
      if (event.deltaY < 0 && scroller.scrollHeight > scroller.clientHeight) this.isAtEnd = false;
    };
    scroller.addEventListener("scroll", notice, { passive: true });
    scroller.addEventListener("wheel", leave, { passive: true });
    return () => {
      scroller.removeEventListener("scroll", notice);
      scroller.removeEventListener("wheel", leave);
    };
  };

  /** Attached to what grows: follows it. */
  watchSize: Attachment<HTMLElement> = (inner) => {
    const observer = new ResizeObserver(() => {
      if (this.isAtEnd && this.#isOn()) this.#scrollToEnd();
    });
    observer.observe(inner);
    if (inner.parentElement) observer.observe(inner.parentElement);
    return () => observer.disconnect();
  };

  /** Attached to what stands before the first message that is drawn. */
  watchBeginning: Attachment<HTMLElement> = (mark) => {
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((entry) => entry.isIntersecting)) this.#showOlder();
      },
      { root: this.#scroller ?? null, rootMargin: `${AHEAD_PX}px 0px 0px` },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  };

  #scrollToEnd(): void {
    if (this.#scroller) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }
}
