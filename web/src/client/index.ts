/** Calls apps of Hiroba from JavaScript and TypeScript. */

export { Client, type Arguments, type ClientOptions } from "./client";
export { CallError, CallRefusedError, ConnectionLostError } from "./errors";
export type { JobEvent } from "./events";
export type { RemoteFile } from "./files";
export { Job, type JobState, type Status } from "./job";
