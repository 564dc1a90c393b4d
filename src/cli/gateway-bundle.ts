import { dirname, join } from 'node:path';
import { defineConfig } from 'vite';

const DIST = join(import.meta.dirname, '../../dist');

/**
 * Puts `dist/cli/gateway.js` and all that it loads into one file in its own place. `hub gateway` is started for each
 * graph and each container anew, and half of its start was Node looking for 1,200 small files.
 */
export default defineConfig({
  root: DIST,
  ssr: { noExternal: true },
  build: {
    ssr: join(DIST, 'cli/gateway.js'),
    outDir: join(DIST, 'cli'),
    emptyOutDir: false,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      // What `main.js` has loaded already, above all the one class of the hub's errors; and the planner's binary.
      external: (id) => dirname(id) === DIST || ['zod', '@graphql-hive/router-query-planner'].includes(id),
      output: {
        entryFileNames: 'gateway.js',
        chunkFileNames: 'gateway/[name].js',
        // Names stay, as the log tells errors by those of their classes.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
});
