/** What a visitor does in the page, kept in order and written out as code by the server. */

import type { BindingDescription } from "../../wire/messages";
import type { Json } from "../../wire/values";

/** A function that ran, with the values of its inputs. */
export interface Run {
  binding: number;
  values: Json[];
}

/** The code of all calls in one language. */
export interface Written {
  id: string;
  name: string;
  code: string;
}

/** The last that are kept. */
const MAX_RUNS = 200;

export class Recording {
  readonly #root: string;
  readonly #fetch: typeof fetch;
  #runs: Run[] = [];
  #asked = 0;
  /** How many calls programs can make as well. */
  calls = $state(0);
  languages: Written[] = $state.raw([]);
  problem: string | null = $state(null);

  constructor(root: string, own?: typeof fetch) {
    this.#root = root;
    this.#fetch = own ?? ((...args) => fetch(...args));
  }

  /** A function was asked for. */
  async take(binding: BindingDescription, values: Json[]): Promise<void> {
    if (binding.has_function === false) return;
    this.#runs = [...this.#runs, { binding: binding.id, values }].slice(-MAX_RUNS);
    await this.#write();
  }

  clear(): void {
    this.#asked += 1;
    this.#runs = [];
    this.calls = 0;
    this.languages = [];
    this.problem = null;
  }

  /** A proxy may show the app under an address that the server was not told: this page's own is right. */
  #addressed(written: Written, told: string | undefined): Written {
    const here = new URL(this.#root || ".", location.href).href.replace(/[?#].*$/, "").replace(/\/+$/, "");
    return told ? { ...written, code: written.code.replaceAll(told, here) } : written;
  }

  async #write(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const answer = await this.#fetch(`${this.#root}hiroba/code`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ runs: this.#runs }),
      });
      const content = (await answer.json()) as {
        address?: string;
        calls?: number;
        languages?: Written[];
        detail?: string;
      };
      if (asked !== this.#asked) return;
      this.problem = answer.ok ? null : (content.detail ?? "");
      this.calls = content.calls ?? this.calls;
      this.languages = content.languages?.map((one) => this.#addressed(one, content.address)) ?? this.languages;
    } catch (error) {
      if (asked === this.#asked) this.problem = String(error);
    }
  }
}
