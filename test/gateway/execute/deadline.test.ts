import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../src/gateway/limits.ts';
import { log } from '../../../src/log.ts';
import type { SubgraphResponse } from '../../../src/subgraph/seat.ts';
import { askSample, MEMBER } from '../sample-graph.ts';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { firms: [Firm!] }
      type Mutation { rename: Int }
      type Firm @key(fields: "id") { id: ID! name: String }`,
    b: `
      type Query { today: String }
      type Firm @key(fields: "id") { id: ID! class: String }`,
  },
  truth: () => {
    const firms = [{ __typename: 'Firm', id: 'f', name: 'firm', class: 'A' }];
    return { Query: { firms, today: 'd' }, Mutation: { rename: 1 }, entities: firms };
  },
});

const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const never = () => new Promise<SubgraphResponse>(() => undefined);
const code = (name: string) => ({ extensions: { code: name, subgraph: 'b' } });

describe('a request whose time is over', () => {
  it('is answered with what there is, and an error for the subgraph that had not answered', async () => {
    const running = graph.runWith({ b: never }, '{ firms { name class } today }');
    await vi.advanceTimersByTimeAsync(LIMITS.requestMs);
    const answer = await running;
    expect(answer.data).toEqual({ firms: [{ name: 'firm', class: null }], today: null });
    expect(answer.errors).toMatchObject([
      { path: ['today'], ...code('SUBGRAPH_TIMEOUT') },
      { path: ['firms'], ...code('SUBGRAPH_TIMEOUT') },
    ]);
    expect(logged).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks nobody any more', async () => {
    let answer: (response: SubgraphResponse) => void = () => undefined;
    const slow = () =>
      new Promise<SubgraphResponse>((resolve) => {
        answer = resolve;
      });
    const running = graph.runWith({ a: slow }, '{ firms { class } }');
    // The answer has come, but whatever kept the process busy has kept it until the deadline was over.
    const late = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + LIMITS.requestMs);
    answer({ data: { firms: [{ __typename: 'Firm', id: 'f' }] } });
    const { data, errors } = await running;
    late.mockRestore();
    expect(data).toEqual({ firms: [{ class: null }] });
    expect(errors).toMatchObject([code('SUBGRAPH_TIMEOUT')]);
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(['a']);
  });

  it('does not know of a mutation that was under way whether it took effect', async () => {
    const running = graph.runWith({ a: never }, 'mutation { rename }');
    await vi.advanceTimersByTimeAsync(LIMITS.requestMs);
    expect(await running).toMatchObject({
      data: { rename: null },
      errors: [{ extensions: { code: 'UNKNOWN_OUTCOME', subgraph: 'a', missing: ['rename'] } }],
    });
  });

  it('hears nothing of what happens to a subgraph afterwards', async () => {
    let fail: (cause: Error) => void = () => undefined;
    const slow = () =>
      new Promise<SubgraphResponse>((_resolve, reject) => {
        fail = reject;
      });
    const running = graph.runWith({ b: slow }, '{ today }');
    await vi.advanceTimersByTimeAsync(LIMITS.requestMs);
    const answer = await running;
    fail(new Error('too late'));
    // An error that nobody took would end the process here.
    await new Promise((resolve) => setImmediate(resolve));
    expect(answer.errors).toHaveLength(1);
  });
});

describe('a request that is answered in time', () => {
  it('leaves no timer behind, which would keep the process alive', async () => {
    const answer = await graph.run('{ firms { name class } today }');
    expect(answer.errors).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells each subgraph its deadline, and whether it is a query', async () => {
    await graph.run('{ firms { class } }');
    const latest = performance.now() + LIMITS.requestMs;
    expect(graph.asked).toMatchObject([
      { subgraph: 'a', kind: 'query', deadline: latest },
      { subgraph: 'b', kind: 'query', deadline: latest },
    ]);
    await graph.run('mutation { rename }');
    expect(graph.asked).toMatchObject([{ kind: 'mutation' }]);
  });
});

describe('the gateway', () => {
  it('gives one time to the whole request', async () => {
    const { ask } = askSample({ replace: { penalty: never } });
    const asking = ask('{ subject(uscc: 1) { name rating } penalties { totalCount } }', { as: MEMBER });
    await vi.advanceTimersByTimeAsync(LIMITS.requestMs);
    const { data, errors } = await asking;
    expect(data).toEqual({ subject: { name: 'name 1', rating: null }, penalties: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'SUBGRAPH_TIMEOUT',
        messageZh: expect.stringContaining('penalty'),
        subgraph: 'penalty',
        missing: ['penalties'],
      },
      {
        code: 'SUBGRAPH_TIMEOUT',
        messageZh: expect.stringContaining('penalty'),
        subgraph: 'penalty',
        missing: ['subject.rating'],
      },
    ]);
  });
});
