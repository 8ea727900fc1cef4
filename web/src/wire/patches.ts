/** Applies differences between JSON values: the other half of `hiroba/wire/patches.py`. */

import type { Patch, PatchAction } from "./messages";

/** Return `value` with patches applied in order. Parts that no patch touches stay the same objects. */
export function applyPatches(value: unknown, patches: Patch[]): unknown {
  return patches.reduce((current, [action, path, change]) => apply(current, action, path, 0, change), value);
}

function apply(value: unknown, action: PatchAction, path: (string | number)[], at: number, change: unknown): unknown {
  if (at === path.length) return action === "append" ? joined(value, change) : change;
  const key = path[at] as string | number;
  if (Array.isArray(value)) {
    const copy = value.slice() as unknown[];
    if (at < path.length - 1 || action === "append") {
      copy[Number(key)] = apply(copy[Number(key)], action, path, at + 1, change);
    } else if (action === "delete") copy.splice(Number(key), 1);
    else if (action === "add") copy.splice(Number(key), 0, change);
    else copy[Number(key)] = change;
    return copy;
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (at < path.length - 1 || action === "append") {
    const before = Object.hasOwn(copy, key) ? copy[key] : undefined;
    put(copy, key, apply(before, action, path, at + 1, change));
  } else if (action === "delete") delete copy[key];
  else put(copy, key, change);
  return copy;
}

/** Set an entry, also of a name that JavaScript has plans of its own with: it may come from a stranger. */
function put(object: Record<string, unknown>, key: string | number, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function joined(value: unknown, change: unknown): unknown {
  return Array.isArray(value)
    ? [...(value as unknown[]), ...(change as unknown[])]
    : `${String(value ?? "")}${String(change)}`;
}
