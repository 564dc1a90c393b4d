import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { AuditReceipt } from '../../src/audit/event.ts';
import { HubError } from '../../src/errors.ts';
import { refusal as shownRefusal } from '../../src/gateway/response.ts';
import { log } from '../../src/log.ts';
import { askSample, MEMBER } from './sample-graph.ts';

const as = MEMBER;
const QUERY = '{ subject(uscc: 1) { name phone } }';

describe('an answer and its audit entry', () => {
  it('does not leave before the entry is written', async () => {
    let write: (receipt: AuditReceipt) => void = () => undefined;
    const written = new Promise<AuditReceipt>((resolve) => {
      write = resolve;
    });
    const append = vi.fn(() => written);
    const { ask } = askSample({ audit: { append } });
    let left = false;
    const asked = ask(QUERY, { as }).finally(() => {
      left = true;
    });
    while (append.mock.calls.length === 0) await turn();
    // Whatever could still be under way without the entry has had its turns.
    for (let n = 0; n < 20; n += 1) await turn();
    expect(left).toBe(false);
    write({ chain: 'c', seq: 1, hash: 'h' });
    expect((await asked).data).toEqual({ subject: { name: 'name 1', phone: null } });
    expect(append).toHaveBeenCalledTimes(1);
  });

  it('is withheld altogether when the entry cannot be written', async () => {
    const { ask, refusal } = askSample({
      audit: { append: () => Promise.reject(new HubError('AUDIT_UNAVAILABLE')) },
    });
    const error = await refusal(QUERY, { as });
    expect(error).toMatchObject({ code: 'AUDIT_UNAVAILABLE', status: 503 });
    const told = shownRefusal(error);
    expect(told.status).toBe(503);
    expect(JSON.stringify(told)).not.toContain('name 1');
    await expect(ask('{ __typename }', { as })).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
  });

  it('is withheld as a fault of the hub when the writer fails in any other way', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const { refusal } = askSample({
      audit: {
        append: () => {
          throw new Error('disk full at 10.0.0.7');
        },
      },
    });
    const { errors, status } = shownRefusal(await refusal(QUERY, { as }));
    expect(status).toBe(500);
    expect(errors[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(errors)).not.toMatch(/disk|10\.0\.0\.7|name 1/);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });

  it('has an entry also where nothing but introspection was asked, and where nothing was answered', async () => {
    const { ask, audited } = askSample();
    await ask('{ __schema { queryType { name } } }', { as });
    expect(audited).toHaveLength(1);
    await ask('{ subject(uscc: 1) @skip(if: true) { name } }', { as });
    expect(audited).toHaveLength(1);
  });

  it('has none where the operation was refused before anything was read', async () => {
    const { refusal, audited, requests } = askSample();
    await refusal('{ nope }', { as });
    await refusal('{ subjects(first: 100000) { nodes { name address } edges { node { name } } } }', { as });
    await refusal('query ($u: ID!) { subject(uscc: $u) { name } }', { as });
    expect(audited).toEqual([]);
    expect(requests).toEqual([]);
  });
});

describe('a view that fails', () => {
  it('takes only its own part of the answer along, and the caller is told which view it was', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const sample = askSample({
      replace: {
        penalty: async () => {
          throw new Error('connect ECONNREFUSED 10.0.0.7');
        },
      },
    });
    const { data, errors } = await sample.ask(
      '{ subject(uscc: 1) { name penalties { totalCount } phone } }',
      { as },
    );
    expect(data).toEqual({ subject: { name: 'name 1', penalties: null, phone: null } });
    expect(errors.map(({ extensions }) => extensions?.code).sort()).toEqual([
      'FIELD_NOT_SHARED',
      'SUBGRAPH_UNAVAILABLE',
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/ECONNREFUSED|10\.0/);
    expect(JSON.stringify(errors)).toContain('penalty');
    expect(sample.audited).toMatchObject([{ outcome: 'PARTIAL', subjects: ['1'] }]);
    logged.mockRestore();
  });

  it('tells the caller none of its own words, whatever form its error has', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    for (const error of [
      { message: 'SECRET 610902199001011234', path: ['subject'] },
      { message: 'x', extensions: { code: 'FIELD_NOT_SHARED', at: 'SECRET', detail: 'SECRET' } },
      { message: 'x', originalError: { code: 'CURSOR_INVALID', message: 'SECRET' } },
      { message: 'SECRET', originalError: new Error('SECRET') },
    ]) {
      const { ask } = askSample({
        replace: { subject: async () => ({ data: { subject: null }, errors: [error as never] }) },
      });
      const { data, errors } = await ask('{ subject(uscc: 1) { name } }', { as });
      expect(data).toEqual({ subject: null });
      expect(errors).toHaveLength(1);
      expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', messageZh: expect.any(String) });
      expect(JSON.stringify(errors)).not.toContain('SECRET');
    }
    logged.mockRestore();
  });
});
