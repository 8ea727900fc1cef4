import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import type { Plugin } from "vite";

const TEXTUAL = /\.(js|css|svg|json|html|txt|wasm|ttf)$/;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** What was compressed before, by the hash of its content: of two builds, most chunks are the same. */
const KEPT = join(import.meta.dirname, "..", ".cache", "compressed");

interface CompressOptions {
  /** Smaller files are left alone: a response's headers would outweigh what is saved. */
  minBytes: number;
}

/** Writes `file.br` and `file.gz` beside every textual asset, so that the server never compresses at run time. */
export function compressAssets({ minBytes }: CompressOptions): Plugin {
  return {
    name: "hiroba:compress-assets",
    apply: "build",
    async writeBundle(options, bundle) {
      const folder = options.dir ?? ".";
      await mkdir(KEPT, { recursive: true });
      const names = Object.keys(bundle).filter((name) => TEXTUAL.test(name) && !name.startsWith(".vite/"));
      await Promise.all(names.map((name) => compressFile(join(folder, name), minBytes)));
    },
  };
}

async function compressFile(path: string, minBytes: number): Promise<void> {
  const plain = await readFile(path);
  if (plain.length < minBytes) return;
  const kept = join(KEPT, createHash("sha256").update(plain).digest("hex"));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  await Promise.all([
    takeOrMake(`${kept}.br`, `${path}.br`, () => toBrotli(plain, { params })),
    takeOrMake(`${kept}.gz`, `${path}.gz`, () => toGzip(plain, { level: 9 })),
  ]);
}

async function takeOrMake(kept: string, target: string, make: () => Promise<Buffer>): Promise<void> {
  try {
    await copyFile(kept, target);
  } catch {
    await writeFile(target, await make());
    // Copied beside and renamed, so that a build that is interrupted leaves no half of a file.
    const beside = `${kept}.${process.pid}`;
    await copyFile(target, beside);
    await rename(beside, kept);
  }
}
