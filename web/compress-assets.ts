import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

import type { Plugin } from "vite";

const TEXTUAL = /\.(js|css|svg|json|html|txt|wasm|ttf)$/;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

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
      const names = Object.keys(bundle).filter((name) => TEXTUAL.test(name) && !name.startsWith(".vite/"));
      await Promise.all(names.map((name) => compressFile(join(folder, name), minBytes)));
    },
  };
}

async function compressFile(path: string, minBytes: number): Promise<void> {
  const plain = await readFile(path);
  if (plain.length < minBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const [brotli, gzipped] = await Promise.all([toBrotli(plain, { params }), toGzip(plain, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
}
