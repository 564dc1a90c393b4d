import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileExecution } from '../../../src/gateway/execute/execution.ts';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: { a: 'type Query { one: Int two(n: Int): Int }' },
  truth: () => ({ Query: { one: 1, two: ({ n }: { n?: number }) => n ?? 2 } }),
});

describe('compileExecution', () => {
  it('takes the operation that is named', async () => {
    const document = parse('query One { one } query Two { two }');
    const seat = { name: 'a', execute: async () => ({ data: { one: 1, two: 2 } }) };
    const subgraphs = new Map([['a', seat]]);
    const execution = compileExecution(graph.supergraph, document, 'Two');
    expect((await execution.run({ variables: {}, subgraphs, context: null })).data).toEqual({ two: 2 });
  });

  it('refuses a document that does not say which operation to run', () => {
    const document = parse('query One { one } query Two { two }');
    expect(() => compileExecution(graph.supergraph, document, undefined)).toThrow(
      expect.objectContaining({ code: 'OPERATION_NOT_FOUND' }),
    );
  });

  it('refuses a subscription', () => {
    expect(() => compileExecution(graph.supergraph, parse('subscription { one }'), undefined)).toThrow(
      expect.objectContaining({ code: 'OPERATION_UNSUPPORTED', values: { kind: 'subscription' } }),
    );
  });

  it('hands the context through', async () => {
    await graph.run('{ one }');
    expect(graph.asked[0]?.context).toBe('the context');
  });

  it('keeps runs of one execution apart', async () => {
    const execution = graph.compile('query ($n: Int) { two(n: $n) }');
    const subgraphs = new Map([
      [
        'a',
        {
          name: 'a',
          execute: async ({ variables }: { variables: Record<string, unknown> }) => ({
            data: { two: variables.n },
          }),
        },
      ],
    ]);
    const answers = await Promise.all(
      [1, 2, 3].map((n) => execution.run({ variables: { n }, subgraphs, context: null })),
    );
    expect(answers.map(({ data }) => data)).toEqual([{ two: 1 }, { two: 2 }, { two: 3 }]);
  });
});
