import { afterEach, describe, expect, it, vi } from 'vitest';
import { explain, oneOperation } from '../../src/workbench/explanation.ts';
import type { Tokens } from '../../src/workbench/tokens.ts';

const tokens: Tokens = { current: async () => 'mine', refused: () => false };
const question = { operation: '{ x }', purpose: '', as: '' };
const { signal } = new AbortController();

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what is explained', () => {
  const two =
    'query A { a { ...f } } query B { b { ...f ...g } } fragment f on T { x } fragment g on T { y }';

  it('is the operation as it is written where there is one, also when it cannot be read', () => {
    for (const source of ['# mine\nquery A { a }', '{ a }', '{ a', '']) {
      expect(oneOperation(source, null)).toBe(source);
    }
  });

  it('is the one that would run where there are several, with its own fragments', () => {
    const chosen = oneOperation(two, 'B').replace(/\s+/g, ' ');
    expect(chosen).toContain('query B { b { ...f ...g } }');
    expect(chosen).toContain('fragment g');
    expect(chosen).not.toContain('query A');
    expect(oneOperation(two, null)).toContain('query A');
    expect(oneOperation(two, null)).not.toContain('fragment g');
    expect(oneOperation(two, 'C')).toContain('query A');
  });
});

describe('an explanation', () => {
  it('is asked for no purpose of its own', async () => {
    const fetch = vi.fn(async (_path: string, _init: RequestInit) =>
      Response.json({ data: { explainAccess: { selections: [] } } }),
    );
    vi.stubGlobal('fetch', fetch);
    await explain({ operation: '{ x }', purpose: 'case-investigation', as: 'tax' }, { tokens, signal });
    const { headers, body } = fetch.mock.calls[0]![1] as { headers: Record<string, string>; body: string };
    expect(Object.keys(headers)).not.toContain('x-purpose');
    expect(JSON.parse(body).variables).toEqual({
      operation: '{ x }',
      purpose: 'case-investigation',
      as: 'tax',
    });
  });

  it('says for which records more would come', async () => {
    const scope = { source: null, division: '6109', industry: null, directory: 'gas', mask: null };
    const selection = {
      at: 'a',
      coordinate: 'Subject.phone',
      access: 'SCOPED',
      rule: 'class CONDITIONAL',
      scopes: [{ rule: 'grant g', ...scope }],
    };
    vi.stubGlobal('fetch', async () =>
      Response.json({ data: { explainAccess: { department: 'fire', selections: [selection] } } }),
    );
    const { selections } = await explain(question, { tokens, signal });
    expect(selections[0]?.kind).toBe('SCOPED');
    expect(selections[0]?.scopes[0]?.where).toEqual([
      ['division', '6109'],
      ['directory', 'gas'],
    ]);
  });

  it('that is refused fails with the reason in both languages', async () => {
    const error = { message: 'The argument is not valid.', extensions: { messageZh: '参数无效。' } };
    vi.stubGlobal('fetch', async () => Response.json({ data: { explainAccess: null }, errors: [error] }));
    await expect(explain(question, { tokens, signal })).rejects.toThrow(
      '参数无效。 The argument is not valid.',
    );
  });
});
