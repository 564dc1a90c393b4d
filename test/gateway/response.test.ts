import { GraphQLError, parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { refusal, shown } from '../../src/gateway/response.ts';
import { log } from '../../src/log.ts';

let logged: MockInstance<typeof log.error>;
beforeEach(() => {
  logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
});
afterEach(() => logged.mockRestore());

const json = (error: GraphQLError) => JSON.parse(JSON.stringify(error));

describe('an error that is shown', () => {
  it('is that of the catalogue, in both languages, at its place, however deep it lies', () => {
    const [node] = parse('{ subjects }').definitions;
    const cause = new HubError('CURSOR_INVALID', {}, { cause: new Error('invalid siv tag') });
    const wrapped = new GraphQLError('x', {
      nodes: node as never,
      path: ['subjects'],
      originalError: new GraphQLError('y', {
        originalError: new GraphQLError('z', { originalError: cause }),
      }),
    });
    expect(json(shown(wrapped))).toEqual({
      message: cause.message,
      locations: [{ line: 1, column: 1 }],
      path: ['subjects'],
      extensions: { code: 'CURSOR_INVALID', messageZh: cause.messageZh },
    });
    expect(logged).not.toHaveBeenCalled();
  });

  it('keeps what the gateway itself says beside it, and drops what a view does', () => {
    const origin = new HubError('FIELD_NOT_SHARED', { coordinate: 'A.b', owner: 'tax' });
    const own = new GraphQLError('x', { originalError: origin, extensions: { at: 'a.b', rule: 'no grant' } });
    expect(json(shown(own)).extensions).toMatchObject({
      at: 'a.b',
      rule: 'no grant',
      code: 'FIELD_NOT_SHARED',
    });
    const views = new GraphQLError('x', {
      originalError: new GraphQLError('y', { originalError: origin, extensions: { row: 'SECRET' } }),
      extensions: { row: 'SECRET' },
    });
    expect(json(shown(views)).extensions).toEqual({ code: 'FIELD_NOT_SHARED', messageZh: origin.messageZh });
  });

  it('is a reference and nothing else where the fault is ours; the log has the cause under it', () => {
    const cause = Object.assign(new Error('relation "subject.subjects" does not exist'), {
      detail: 'SECRET',
    });
    const told = json(
      shown(new GraphQLError('relation …', { originalError: cause, extensions: { query: 'select' } })),
    );
    const [, reference] = /under ([0-9a-f]{10})\.$/.exec(told.message) ?? [];
    expect(reference).toBeDefined();
    expect(told.extensions).toEqual({
      code: 'INTERNAL',
      messageZh: expect.stringContaining(reference as string),
    });
    expect(JSON.stringify(told)).not.toMatch(/relation|subjects|select/);
    expect(logged).toHaveBeenCalledExactlyOnceWith({ err: cause, reference }, expect.any(String));
  });

  it('has another reference each time', () => {
    const messages = [1, 2, 3].map(() => shown(new GraphQLError('x')).message);
    expect(new Set(messages).size).toBe(3);
  });
});

describe('a refusal of the whole request', () => {
  it('has the status of the catalogue and no data', () => {
    const told = refusal(new HubError('QUERY_TOO_DEEP', { actual: 20, limit: 16 }));
    expect(told).toEqual({ status: 400, errors: [expect.any(GraphQLError)] });
    expect(told.errors[0]?.extensions.code).toBe('QUERY_TOO_DEEP');
  });

  it.each([[new TypeError('x of undefined')], ['a string'], [undefined], [null]])(
    'is a fault of the hub for anything that is not of the catalogue: %s',
    (thrown) => {
      const told = refusal(thrown);
      expect(told.status).toBe(500);
      expect(json(told.errors[0] as GraphQLError).extensions.code).toBe('INTERNAL');
      expect(logged).toHaveBeenCalledTimes(1);
    },
  );
});
