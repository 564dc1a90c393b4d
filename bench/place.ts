import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The repository. */
export const PROJECT = here('..').replace(/\/$/, '');
/** The embedded database of the demo region and the keys; kept between runs, never committed. */
export const DATA_FOLDER = here('.hub');
export const RESULT_FILE = here('results/latest.json');
export const SERVERS = here('servers');
export const HUB_MAIN = here('../dist/main.js');
/** The npm package `node`: PostGraphile 5 wants Node 22 or newer. It runs TypeScript as it is. */
export const NODE_24 = here('node_modules/node/bin/node');
/** Arguments with which the Node of this process runs TypeScript. */
export const TSX = ['--import', import.meta.resolve('tsx')];
export const HIVE_GATEWAY = here('node_modules/@graphql-hive/gateway/dist/bin.js');
