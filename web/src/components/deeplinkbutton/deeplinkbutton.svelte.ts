/** A button that copies an address of the page as it is now. */

import { copyText } from "../../lib/clipboard";
import type { Node } from "../../lib/node.svelte";
import { t } from "../../lib/text";
import type { DeepLinkButtonProps } from "./types";

const SHOWN_MS = 2000;

export class DeepLinkButtonState {
  readonly #node: Node<DeepLinkButtonProps>;
  readonly #copy: (text: string) => Promise<boolean>;
  isCopied = $state(false);
  /** The address, where the browser does not let it be copied. */
  address: string | null = $state(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(node: Node<DeepLinkButtonProps>, copy: (text: string) => Promise<boolean> = copyText) {
    this.#node = node;
    this.#copy = copy;
  }

  /** Text in place of the author's. */
  get shown(): string | undefined {
    return this.isCopied ? (this.#node.props.copied_value ?? t("Link Copied!")) : undefined;
  }

  async share(): Promise<void> {
    this.address = null;
    try {
      const name = await this.#node.call("share");
      const address = new URL(location.href);
      address.searchParams.set("deep_link", String(name));
      if (await this.#copy(address.href)) this.#tell();
      else this.address = address.href;
    } catch (error) {
      this.#node.toast("error", (error as Error).message, t("No link was made"));
    }
  }

  #tell(): void {
    this.isCopied = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isCopied = false), SHOWN_MS);
  }
}
