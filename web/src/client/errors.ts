/** The function failed, was cancelled, or was interrupted. The message is what the app tells its visitors. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly outcome: string;

  constructor(message: string, outcome = "failed") {
    super(message);
    this.outcome = outcome;
  }
}

/** The app did not accept the call. */
export class CallRefusedError extends Error {
  override readonly name = "CallRefusedError";
  /** HTTP status of its answer. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The app could not be reached, or not again after a lost connection, for as long as the caller was patient. */
export class ConnectionLostError extends Error {
  override readonly name = "ConnectionLostError";
}
