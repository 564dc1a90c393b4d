import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { PROJECT_FOLDER } from '../commit.ts';
import { composeSupergraph, loadSupergraph } from '../gateway/supergraph.ts';
import { buildViews } from '../hub.ts';

const FOLDER = join(PROJECT_FOLDER, 'schema');

/** What the classes say, as SDL: each subgraph, the supergraph that they compose to, and what callers may ask. */
export function schemaFiles(): Map<string, string> {
  const views = buildViews();
  const sdl = composeSupergraph(views);
  return new Map([
    ...views.map((view): [string, string] => [`${view.name}.graphql`, view.sdl]),
    ['supergraph.graphql', `${sdl}\n`],
    ['api.graphql', `${printSchemaWithDirectives(loadSupergraph(sdl).publicSchema)}\n`],
  ]);
}

/** Files of `schema/` that no longer say what the classes say. */
export function staleSchemaFiles(): string[] {
  return [...schemaFiles()].filter(([name, sdl]) => read(name) !== sdl).map(([name]) => name);
}

function read(name: string): string | null {
  try {
    return readFileSync(join(FOLDER, name), 'utf8');
  } catch {
    return null;
  }
}

/** `hub schema` */
export function writeSchemaFiles(): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, sdl] of schemaFiles()) writeFileSync(join(FOLDER, name), sdl);
}
