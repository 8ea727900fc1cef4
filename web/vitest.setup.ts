import { afterAll, vi } from "vitest";

// Files share a page: a part that one has begun to load would be torn down with it, and be broken for the next.
afterAll(() => vi.dynamicImportSettled());
