/** Values that cross the wire. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A file. `path` is a token that the server gave out; `url` is relative to the app's root. */
export interface FileData {
  path: string;
  url?: string | null;
  size?: number | null;
  orig_name?: string | null;
  mime_type?: string | null;
  is_stream?: boolean;
  meta: { _type: string };
}
