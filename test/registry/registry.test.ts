import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql, parse } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/gateway/answer.ts';
import { CLASSES_ALONE } from '../../src/permission/policy.ts';
import { ANONYMOUS } from '../../src/permission/principal.ts';
import { openRegistry, type Registry } from '../../src/registry/registry.ts';
import type { PublishedSubgraph } from '../../src/sharing/published-subgraph.ts';
import { AT } from '../kit/ask-gateway.ts';
import { freshKeys } from '../kit/serve-view.ts';
import { permits, TRADERS } from './sample-views.ts';

const OPEN = '@share(class: OPEN)';
const MORE = permits({ fields: `kind: String ${OPEN}\n validTo: String ${OPEN}\n holder: String ${OPEN}` });
const LESS = permits({ fields: `kind: String ${OPEN}\n validTo: String ${OPEN}` });

const { ring } = await freshKeys();
const department = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    const { query } = JSON.parse(body);
    const schema = buildSchema(
      'type Query { permit(id: ID!): Permit } type Permit { id: ID! kind: String holder: String }',
    );
    const rootValue = { permit: ({ id }: { id: string }) => ({ id, kind: '食品经营', holder: 'x' }) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await graphql({ schema, source: query, rootValue })));
  });
});
await new Promise<void>((resolve) => department.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(department.address() as AddressInfo).port}/graphql`;

const published: { version: string; subgraphs: PublishedSubgraph[] } = { version: '0', subgraphs: [] };
function publish(sdl: string): void {
  published.version = `${Number(published.version) + 1}`;
  published.subgraphs = [{ name: 'permits', sdl, url }];
}
publish(LESS);

const registry: Registry = await openRegistry({
  builtIn: [{ name: 'traders', sdl: TRADERS }],
  urls: new Map(),
  timeoutMs: 5000,
  keys: ring,
  local: (name) => ({ name, execute: async () => ({ data: { trader: { name: '旬阳食堂' } } }) }),
  readPublished: async () => ({ ...published }),
  gateway: {
    policy: () => ({ ...CLASSES_ALONE, version: 'p' }),
    audit: { append: async () => ({ chain: 'c', seq: 1, hash: 'h' }) },
    clock: () => AT,
  },
});
afterAll(async () => {
  await registry.close();
  department.close();
});

const ask = (source: string) =>
  answer(registry.gateways.current(), {
    document: parse(source),
    operationHash: source,
    operationName: undefined,
    variables: {},
    principal: ANONYMOUS,
    purpose: null,
    caseNumber: null,
    strict: false,
    idempotencyKey: null,
  });

const BOTH = '{ trader(code: "1") { name } permit(id: "1") { kind } }';
const holder = () => ask('{ permit(id: "1") { holder } }');

describe('a graph that is published while another is served', () => {
  it('is served from the next request on, and a hundred times over no request fails', async () => {
    let running = true;
    let asked = 0;
    const failed: unknown[] = [];
    const askers = Array.from({ length: 8 }, async () => {
      while (running) {
        const { data, errors } = await ask(BOTH);
        asked += 1;
        if (errors.length > 0 || data === null) failed.push(errors);
      }
    });
    const swapped: boolean[] = [];
    for (let swap = 0; swap < 100; swap += 1) {
      publish(swap % 2 === 0 ? MORE : LESS);
      await registry.refresh();
      const { coordinates } = registry.gateways.current().supergraph;
      swapped.push(coordinates.has('Permit.holder') === (swap % 2 === 0));
      await ask(BOTH);
    }
    running = false;
    await Promise.all(askers);
    expect(failed).toEqual([]);
    expect(swapped).toEqual(Array(100).fill(true));
    expect(asked).toBeGreaterThan(100);
  });

  it('shows a field from the moment on that it is published, and no longer than that', async () => {
    publish(MORE);
    await registry.refresh();
    expect((await holder()).data).toEqual({ permit: { holder: 'x' } });
    publish(LESS);
    await registry.refresh();
    await expect(holder()).rejects.toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  it('is refused where it cannot be served, and the one before goes on', async () => {
    publish(MORE);
    await registry.refresh();
    for (const bad of ['type', permits({ fields: 'kind: String' }), permits({ query: 'permit: Missing' })]) {
      publish(bad);
      await registry.refresh();
      expect((await holder()).data).toEqual({ permit: { holder: 'x' } });
    }
    publish(LESS);
    await registry.refresh();
    expect((await ask(BOTH)).errors).toEqual([]);
  });
});
