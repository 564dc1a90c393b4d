import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from '../bootstrap.ts';
import { built } from '../built.ts';
import { commit, machine } from '../machine.ts';
import { catalogueOf } from './catalogue.ts';
import { scopes } from './scopes.ts';

const { approvalItems } = await built<typeof import('../../src/demo/item/items.ts')>('demo/item/items');
const { TRADES } = await built<typeof import('../../src/demo/trade/trades.ts')>('demo/trade/trades');
const { compileCatalogue } = await built<
  typeof import('../../src/views/license-notification/match/compiled-catalogue.ts')
>('views/license-notification/match/compiled-catalogue');
const { matchScope } = await built<
  typeof import('../../src/views/license-notification/match/match-scope.ts')
>('views/license-notification/match/match-scope');

const RESULT_FILE = fileURLToPath(new URL('../results/match.json', import.meta.url));
const SIZES = [50, 100, 200, 400];
const MB = 2 ** 20;

/** So many at a time by each catalogue, in turns, so that what drifts on the machine meets all of them. */
const A_TURN = 5_000;

const { values } = parseArgs({ options: { registrations: { type: 'string', default: '100000' } } });
const registrations = Number(values.registrations);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const all = scopes(TRADES, registrations);
const characters = Math.round(all.reduce((sum, scope) => sum + scope.length, 0) / all.length);
const latest = approvalItems('2026-11-28T00:00:00+08:00').filter(({ version }) => version === 2);
say(`${registrations} registrations, ${characters} characters each; in turns of ${A_TURN}`);

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};
const sizes = [...SIZES, latest.length]
  .sort((one, other) => one - other)
  .map((items) => {
    const before = heap();
    const start = performance.now();
    const catalogue = compileCatalogue(catalogueOf(latest, items));
    const compileMs = performance.now() - start;
    return {
      items,
      catalogue,
      compileMs,
      catalogueMb: (heap() - before) / MB,
      rates: [] as number[],
      found: 0,
    };
  });
for (const { catalogue } of sizes) for (const scope of all.slice(0, A_TURN)) matchScope(catalogue, scope);
for (let from = 0; from < all.length; from += A_TURN) {
  const turn = all.slice(from, from + A_TURN);
  for (const size of (from / A_TURN) % 2 === 0 ? sizes : sizes.toReversed()) {
    const start = performance.now();
    for (const scope of turn) {
      for (const { called } of matchScope(size.catalogue, scope)) if (called) size.found += 1;
    }
    size.rates.push((turn.length * 1_000) / (performance.now() - start));
  }
}

const rows = sizes.map(({ items, compileMs, catalogueMb, rates, found }) => {
  const perSecond = median(rates);
  return {
    items,
    perSecond,
    microseconds: 1_000_000 / perSecond,
    compileMs,
    catalogueMb,
    itemsCalled: found,
  };
});
for (const { items, perSecond, microseconds, compileMs, catalogueMb, itemsCalled } of rows) {
  say(
    `${items} items: ${perSecond.toFixed(0)} scopes a second, ${microseconds.toFixed(1)} µs each; ready in ${compileMs.toFixed(1)} ms, ${catalogueMb.toFixed(1)} MB; ${itemsCalled} items called for`,
  );
}
// From the whole real catalogue on: what is added matches nothing, so only the looking is paid.
const real = rows.find(({ items }) => items === latest.length);
const last = rows.at(-1);
const added = (last?.items ?? 0) - latest.length;
const perAddedItem = ((last?.microseconds ?? 0) - (real?.microseconds ?? 0)) / added;
const share = perAddedItem / (real?.microseconds ?? 1);
say(
  `an item more: ${perAddedItem.toFixed(4)} µs a scope, ${(share * 100).toFixed(3)} % of ${latest.length} items’`,
);
const rss = process.memoryUsage().rss / MB;
say(
  `memory of the process, all ${registrations} scopes and ${rows.length} catalogues in it: ${rss.toFixed(0)} MB`,
);

if (registrations >= 100_000) {
  await mkdir(dirname(RESULT_FILE), { recursive: true });
  const results = {
    commit: commit(),
    machine: machine(),
    registrations,
    characters,
    sizes: rows,
    microsecondsPerAddedItem: perAddedItem,
    rssMb: rss,
  };
  const rounded = (_name: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(4)) : value;
  await writeFile(RESULT_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
}
