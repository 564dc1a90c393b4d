import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '../../src/permission/grant.ts';
import { CLASSES_ALONE, type PolicySnapshot } from '../../src/permission/policy.ts';
import { type PolicyWatch, watchPolicy } from '../../src/sharing/policy-watch.ts';

const grant = (id: string, more: Partial<Grant> = {}): Grant => ({
  id,
  owner: 'tax',
  grantee: 'fire',
  client: null,
  purpose: 'inspection',
  coordinates: ['Firm.phone'],
  scope: { division: null, industry: null, directory: null },
  mask: null,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...more,
});

const policyOf = (
  version: string,
  grants: readonly Grant[],
  revokedClients: string[] = [],
): PolicySnapshot => ({
  ...CLASSES_ALONE,
  version,
  departments: new Map(['tax', 'fire'].map((id) => [id, { name: id }])),
  purposes: new Map([
    ['inspection', { id: 'inspection', name: '检查', caseNumberRequired: false, excludes: [] }],
  ]),
  grants,
  revokedClients: new Set(revokedClients),
});

/** A database that answers, hangs or fails as it is told. */
let stored: PolicySnapshot;
let database: 'answers' | 'hangs' | 'fails';
let watch: PolicyWatch;

const reached = <T>(value: T): Promise<T> => {
  if (database === 'hangs') return new Promise(() => undefined);
  return database === 'fails' ? Promise.reject(new Error('cut off')) : Promise.resolve(value);
};

beforeEach(async () => {
  vi.useFakeTimers();
  database = 'answers';
  stored = policyOf('1', [grant('a')]);
  watch = await watchPolicy({ version: () => reached(stored.version), load: () => reached(stored) });
});
afterEach(async () => {
  if (database === 'answers') await watch.close();
  vi.useRealTimers();
});

const idsInForce = () => watch.current().grants.map(({ id }) => id);

describe('the policy of a process', () => {
  it('is the new one a quarter of a second after it has changed, and tells those who listen', async () => {
    const told: string[] = [];
    watch.onChange(({ version }) => told.push(version));
    stored = policyOf('2', [grant('a'), grant('b')]);
    expect(idsInForce()).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(250);
    expect(idsInForce()).toEqual(['a', 'b']);
    expect(told).toEqual(['2']);
  });

  it.each(['hangs', 'fails'] as const)(
    'is not confirmed a second after the database %s, and is again when it answers',
    async (way) => {
      database = way;
      await vi.advanceTimersByTimeAsync(700);
      expect(watch.current().isConfirmed).toBe(true);
      await vi.advanceTimersByTimeAsync(300);
      expect(watch.current().isConfirmed).toBe(false);
      if (way === 'hangs') return;
      database = 'answers';
      await vi.advanceTimersByTimeAsync(250);
      expect(watch.current().isConfirmed).toBe(true);
    },
  );

  it('is confirmed on the spot for whoever asks after the process was busy', async () => {
    vi.setSystemTime(Date.now() + 5_000);
    const began = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => began + 5_000);
    expect(watch.current().isConfirmed).toBe(false);
    await watch.confirm();
    expect(watch.current().isConfirmed).toBe(true);
    vi.restoreAllMocks();
  });

  it('keeps nobody waiting for a database that does not answer', async () => {
    database = 'hangs';
    await vi.advanceTimersByTimeAsync(1_500);
    let isDone = false;
    void watch.confirm().then(() => {
      isDone = true;
    });
    await vi.advanceTimersByTimeAsync(500);
    expect(isDone).toBe(true);
    expect(watch.current().isConfirmed).toBe(false);
  });
});

describe('a broken policy', () => {
  const broken: [string, Partial<Grant>][] = [
    ['a mask that there is none of', { mask: 'STARS' as never }],
    ['a period that ends before it begins', { validFrom: '2027-01-01' }],
    ['a purpose that is not registered', { purpose: 'curiosity' }],
    ['an owner that takes no part', { owner: 'nobody' }],
    ['a scope that names no division', { scope: { division: '61x', industry: null, directory: null } }],
  ];

  it.each(broken)('with %s is refused, and the one before stays', async (_what, more) => {
    stored = policyOf('2', [grant('a'), grant('b', more)]);
    await vi.advanceTimersByTimeAsync(250);
    expect(idsInForce()).toEqual(['a']);
    expect(watch.current().isConfirmed).toBe(true);
    stored = policyOf('3', [grant('a'), grant('b')]);
    await vi.advanceTimersByTimeAsync(250);
    expect(idsInForce()).toEqual(['a', 'b']);
  });

  it('with two masks on one field is refused', async () => {
    stored = policyOf('2', [grant('a', { mask: 'PHONE' }), grant('b', { mask: 'FREE_TEXT' })]);
    await vi.advanceTimersByTimeAsync(250);
    expect(watch.current().version).toMatch(/^1 /);
    expect(watch.current().grants).toEqual([grant('a')]);
  });

  it('takes back all the same what was revoked with it', async () => {
    stored = policyOf('2', [grant('b', { mask: 'STARS' as never })], ['stolen']);
    await vi.advanceTimersByTimeAsync(250);
    expect(idsInForce()).toEqual([]);
    expect(watch.current().revokedClients).toEqual(new Set(['stolen']));
  });

  it('keeps a process from starting, with what is wrong with it', async () => {
    const load = async () => policyOf('1', [grant('x', { purpose: 'curiosity' })]);
    await expect(watchPolicy({ version: async () => '1', load })).rejects.toMatchObject({
      code: 'POLICY_BROKEN',
      message: expect.stringContaining('Grant x: There is no purpose "curiosity"'),
    });
  });
});
