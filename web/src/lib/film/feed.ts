/**
 * A film that plays while it is made: pieces go into a `MediaSource` one after another.
 *
 * Source: W3C, "Media Source Extensions".
 */

/** Seconds that stay behind the position when the browser's memory for the film is full. */
const KEPT_S = 10;

export class Feed {
  /** For the `src` of a `<video>`. */
  readonly url: string;
  /** Of the stream. */
  readonly id: string;
  readonly #source: MediaSource;
  readonly #mimeType: string;
  readonly #position: () => number;
  readonly #fail: () => void;
  #buffer: SourceBuffer | undefined;
  #taken = 0;
  #hasEnded = false;
  #isClosed = false;
  #work: Promise<void>;

  /**
   * @param mimeType - With codecs.
   * @param id - Of the stream.
   * @param position - Where the film stands, in seconds.
   * @param fail - Called when the browser cannot take the film.
   */
  constructor(mimeType: string, id: string, position: () => number, fail: () => void) {
    const Source = sourceClass() as typeof MediaSource;
    this.#source = new Source();
    this.url = URL.createObjectURL(this.#source);
    this.id = id;
    this.#mimeType = mimeType;
    this.#position = position;
    this.#fail = fail;
    this.#work = new Promise<void>((resolve) => {
      this.#source.addEventListener("sourceopen", () => resolve(), { once: true });
    }).then(() => {
      this.#buffer = this.#source.addSourceBuffer(this.#mimeType);
    });
    this.#work.catch(fail);
  }

  /** Whether the browser can play a stream of this type. */
  static canPlay(mimeType: string): boolean {
    return sourceClass()?.isTypeSupported(mimeType) ?? false;
  }

  /** Take in the pieces so far; those that are new are fetched and appended in order. */
  take(urls: string[]): void {
    for (const url of urls.slice(this.#taken)) {
      const data = fetch(url).then((answer) => answer.arrayBuffer());
      data.catch(() => undefined);
      this.#do(async () => this.#append(await data));
    }
    this.#taken = Math.max(this.#taken, urls.length);
  }

  /** No more pieces will come. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#do(async () => {
      if (this.#source.readyState === "open") this.#source.endOfStream();
    });
  }

  close(): void {
    this.#isClosed = true;
    URL.revokeObjectURL(this.url);
  }

  #do(step: () => Promise<void>): void {
    this.#work = this.#work.then(() => (this.#isClosed ? undefined : step()));
    this.#work.catch(() => !this.#isClosed && this.#fail());
  }

  async #append(data: ArrayBuffer): Promise<void> {
    try {
      await this.#change((buffer) => buffer.appendBuffer(data));
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      const until = this.#position() - KEPT_S;
      if (!isFull || until <= 0) throw error;
      await this.#change((buffer) => buffer.remove(0, until));
      await this.#change((buffer) => buffer.appendBuffer(data));
    }
  }

  #change(begin: (buffer: SourceBuffer) => void): Promise<void> {
    const buffer = this.#buffer;
    if (!buffer || this.#source.readyState === "closed") return Promise.resolve();
    return new Promise((resolve, reject) => {
      begin(buffer);
      buffer.addEventListener("updateend", () => resolve(), { once: true });
      buffer.addEventListener("error", () => reject(new Error("The film was refused.")), { once: true });
    });
  }
}

/** Phones that save power have a class of their own. */
function sourceClass(): typeof MediaSource | undefined {
  const { ManagedMediaSource, MediaSource: Plain } = globalThis as {
    ManagedMediaSource?: typeof MediaSource;
    MediaSource?: typeof MediaSource;
  };
  return Plain ?? ManagedMediaSource;
}
