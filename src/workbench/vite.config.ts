import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OUTPUT = join(import.meta.dirname, '../../dist/workbench');

/** The server can hand these out as they are (`preCompressed`); browsers take nothing better than gzip over plain HTTP. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async closeBundle() {
    const names = await readdir(OUTPUT, { recursive: true });
    for (const name of names.filter((one) => /\.(js|css|svg|ttf|html)$/.test(one))) {
      const file = join(OUTPUT, name);
      await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level: 9 }));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  // The page itself is answered at GET /graphql, so its assets need addresses that do not depend on the page's own.
  base: '/workbench/',
  plugins: [react(), compressed],
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    // Every browser that GraphiQL's editor runs in preloads modules by itself.
    modulePreload: { polyfill: false },
    // The editor (monaco) is one chunk of this size and nothing on the page can be shown without it.
    chunkSizeWarningLimit: 3000,
    // GraphiQL's files carry 'use no memo' for React's compiler, which has already run over them.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  worker: { format: 'es' },
});
