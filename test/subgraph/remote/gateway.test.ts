import { parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { log } from '../../../src/log.ts';
import type { Subgraph } from '../../../src/subgraph/seat.ts';
import { answerLocally, subgraphSchema } from '../../gateway/execute/local-subgraph.ts';
import { MEMBER, sampleSources, sampleTruth } from '../../gateway/sample-graph.ts';
import { askGateway } from '../../kit/ask-gateway.ts';
import { asked, departmentServer, json, nobodysUrl, page, type Reply, seatAt } from './department-server.ts';

const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);

const [subject, penalty] = sampleSources.map(({ name, sdl }): Subgraph => {
  const local = { name, schema: subgraphSchema(sdl), data: sampleTruth(), lookup: undefined };
  return { name, execute: (request) => answerLocally(request, local) };
}) as [Subgraph, Subgraph];

const own = askGateway({ sources: sampleSources, subgraphs: [subject, penalty] });

/** A gateway with the view `subject` in its own process and `penalty` on a department’s server. */
const gatewayOver = (url: string) =>
  askGateway({ sources: sampleSources, subgraphs: [subject, seatAt(url, { name: penalty.name })] });

const as = MEMBER;
const QUERY = `query ($n: Int) {
  penalties(first: $n) { totalCount nodes { amount subject { name } } }
  one: subject(uscc: 1) { name rating penalties { nodes { amount } } }
}`;

describe('a gateway over a department’s server', () => {
  it('answers as if the view were in its own process', async () => {
    const server = await departmentServer(async (response, _request, nth) => {
      const { query: operationText, variables } = server.heard[nth - 1]?.body ?? {};
      json(
        response,
        await penalty.execute(asked({ document: parse(operationText), operationText, variables })),
      );
    });
    const variables = { n: 2 };
    const told = await gatewayOver(server.url).ask(QUERY, { as, variables });
    expect(told.errors).toEqual([]);
    expect(told.data).toEqual((await own.ask(QUERY, { as, variables })).data);
    expect(told.data.penalties).toMatchObject({ nodes: [{ subject: { name: 'name 0' } }, { amount: 1 }] });
    expect(server.heard).toHaveLength(2);
  });

  it.each<[string, string, Reply]>([
    [
      'resets the connection',
      'SUBGRAPH_UNAVAILABLE',
      (_response, request) => request.socket.resetAndDestroy(),
    ],
    ['is being restarted', 'SUBGRAPH_UNAVAILABLE', (response) => page(response, 503)],
    ['answers a page', 'SUBGRAPH_INVALID_RESPONSE', (response) => page(response)],
  ])(
    'brings what the others know where it %s, and says which view is missing where',
    async (_how, code, reply) => {
      const server = await departmentServer(reply);
      const { data, errors } = await gatewayOver(server.url).ask(QUERY, { as });
      expect(data).toEqual({ penalties: null, one: { name: 'name 1', rating: null, penalties: null } });
      expect(errors).toMatchObject([
        { path: ['penalties'], extensions: { code, subgraph: 'penalty', missing: ['penalties'] } },
        {
          path: ['one'],
          extensions: { code, subgraph: 'penalty', missing: ['one.rating', 'one.penalties'] },
        },
      ]);
      for (const { message, extensions } of errors) {
        expect(message).toContain('"penalty"');
        expect(extensions?.messageZh).toMatch(/\p{Script=Han}/u);
      }
      expect(JSON.stringify(errors)).not.toMatch(/ECONN|socket|127\.0|HTTP/);
    },
  );

  it('has the cause of the absence in its log, and nothing of a broken answer’s content', async () => {
    logged.mockClear();
    await gatewayOver(await nobodysUrl()).ask('{ penalties { totalCount } }', { as });
    expect(logged.mock.calls).toMatchObject([
      [{ subgraph: 'penalty', err: { cause: { code: 'ECONNREFUSED' } } }, expect.any(String)],
    ]);
    logged.mockClear();
    const server = await departmentServer((response) => json(response, '{ "data": "610902199001011234'));
    await gatewayOver(server.url).ask('{ penalties { totalCount } }', { as });
    const causes: unknown[] = [];
    const [[{ err }]] = logged.mock.calls as unknown as [[{ err: Error }]];
    for (let cause: unknown = err; cause instanceof Error; cause = cause.cause) causes.push(cause.message);
    expect(causes).toEqual([
      expect.stringContaining('penalty'),
      'HTTP status 200',
      expect.stringContaining('not JSON'),
    ]);
  });
});
