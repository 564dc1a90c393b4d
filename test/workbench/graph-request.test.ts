import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { askGraph, type GraphRequest } from '../../src/workbench/graph-request.ts';
import type { Tokens } from '../../src/workbench/tokens.ts';

const nobody: Tokens = { current: async () => null, refused: () => false };

function request(parts: Partial<GraphRequest> = {}): GraphRequest {
  const reason = { purpose: '', caseNumber: '', strict: false };
  return {
    operation: { query: '{ viewer { department } }' },
    tokens: nobody,
    reason,
    signal: new AbortController().signal,
    ...parts,
  };
}

/** Answers with each response in turn. Returns the requests that were sent. */
function answering(...responses: Response[]) {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push(new Request(new URL(path, 'http://hub.test'), init));
    return responses.shift() ?? Response.json({ data: {} });
  });
  return sent;
}

describe('a request of the workbench', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('states neither a token nor a reason when there is none', async () => {
    const sent = answering();
    await askGraph(request());
    expect([...sent[0]!.headers.keys()].sort()).toEqual(['accept', 'content-type']);
  });

  it('carries any case number so that decodeURIComponent gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        fc.pre(text.trim() !== '');
        const sent = answering();
        await askGraph(request({ reason: { purpose: 'joint-sanction', caseNumber: text, strict: false } }));
        expect(decodeURIComponent(sent[0]!.headers.get('x-case-number')!)).toBe(text.trim());
      }),
    );
  });

  it('asks to be refused whole where the user wants it strict', async () => {
    const sent = answering();
    await askGraph(request({ reason: { purpose: '', caseNumber: '', strict: true } }));
    expect(sent[0]!.headers.get('x-strict')).toBe('true');
  });

  it('is sent once more with a new token when the first was refused', async () => {
    const held = ['old', 'new'];
    const tokens: Tokens = { current: async () => held[0]!, refused: () => held.shift() === 'old' };
    const sent = answering(Response.json({ errors: [] }, { status: 401 }));
    expect(await askGraph(request({ tokens }))).toEqual({ data: {} });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
  });

  it('shows the refusal of a token that cannot be replaced', async () => {
    const refusal = { errors: [{ message: 'The access token is not valid.' }] };
    const sent = answering(Response.json(refusal, { status: 401 }));
    expect(await askGraph(request())).toEqual(refusal);
    expect(sent).toHaveLength(1);
  });

  it('turns an answer that is not GraphQL into a readable error', async () => {
    answering(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const { errors } = await askGraph(request());
    expect(errors?.[0]?.message).toMatch(/HTTP 502.*without a GraphQL result/);
  });

  it('rejects when it was stopped, so that nothing is shown', async () => {
    answering();
    const stop = new AbortController();
    stop.abort();
    await expect(askGraph(request({ signal: stop.signal }))).rejects.toThrow();
  });
});
