import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Seat } from '../../src/workbench/seat.ts';
import { tokenKeeper, tokensOf } from '../../src/workbench/tokens.ts';

/** Answers POST /workbench/token with token-1, token-2, … valid for 15 minutes. */
function issuer() {
  let issued = 0;
  return vi.fn(async () => Response.json({ access_token: `token-${++issued}`, expires_in: 900 }));
}

describe('the tokens of the workbench', () => {
  const education = { kind: 'department', department: 'education', seat: 'analyst' } as const;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('come from the hub once, however many requests wait for the first', async () => {
    const fetch = issuer();
    vi.stubGlobal('fetch', fetch);
    const tokens = tokensOf(education);
    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-1', 'token-1']);
    expect(await tokens.current()).toBe('token-1');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('are renewed before they expire, not after', async () => {
    vi.stubGlobal('fetch', issuer());
    const tokens = tokensOf(education);
    await tokens.current();
    vi.setSystemTime(Date.now() + 860_000);
    expect(await tokens.current()).toBe('token-1');
    vi.setSystemTime(Date.now() + 20_000);
    expect(await Promise.all([tokens.current(), tokens.current()])).toEqual(['token-2', 'token-2']);
  });

  it('are kept for each department, role and person while another is played', async () => {
    const fetch = vi.fn(async (_path: string, init: RequestInit) =>
      Response.json({ access_token: String(init.body), expires_in: 900 }),
    );
    vi.stubGlobal('fetch', fetch);
    const tokensFor = tokenKeeper();
    const asked = (seat: Seat) => tokensFor({ ...education, seat }).current();
    for (const seat of ['app', 'owner-1', 'owner-2', 'owner-1', 'app'] as const) await asked(seat);
    expect(fetch.mock.calls.map(([, { body }]) => JSON.parse(String(body)))).toEqual([
      { department: 'education', role: 'app' },
      { department: 'education', role: 'data-owner', person: 'officer-1' },
      { department: 'education', role: 'data-owner', person: 'officer-2' },
    ]);
  });

  it('are replaced when the hub refuses one', async () => {
    vi.stubGlobal('fetch', issuer());
    const tokens = tokensOf(education);
    await tokens.current();
    expect(tokens.refused()).toBe(true);
    expect(await tokens.current()).toBe('token-2');
  });

  it('are asked for again after a failure, which is told in both languages', async () => {
    const fetch = issuer().mockImplementationOnce(async () => new Response('', { status: 503 }));
    vi.stubGlobal('fetch', fetch);
    const tokens = tokensOf(education);
    await expect(tokens.current()).rejects.toThrow(/education.*令牌.*HTTP 503.*No token/);
    expect(await tokens.current()).toBe('token-1');
  });

  it('that were pasted are sent as they are, and cannot be replaced', async () => {
    const tokens = tokensOf({ kind: 'pasted', token: 'mine' });
    expect(await tokens.current()).toBe('mine');
    expect(tokens.refused()).toBe(false);
  });

  it('do not exist for an anonymous caller', async () => {
    expect(await tokensOf({ kind: 'anonymous' }).current()).toBeNull();
  });
});
