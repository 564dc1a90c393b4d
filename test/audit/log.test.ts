import type { Sql } from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { hashSubject } from '../../src/audit/chain.ts';
import { type Entry, entryHash } from '../../src/audit/entry-hash.ts';
import type { AuditReceipt } from '../../src/audit/event.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { toShanghaiTime } from '../../src/clock.ts';
import { HubError } from '../../src/errors.ts';
import { auditedRead as read } from '../kit/audit-event.ts';
import { testDatabase } from '../kit/database.ts';
import { recordedStatements } from '../kit/recorded-statements.ts';
import { sampleUscc } from '../kit/sample-uscc.ts';

const { sql, url } = await testDatabase();
const KEY = new Uint8Array(32).fill(3);

type StoredEntry = Omit<Entry, 'at' | 'seq'> & { at: Date; seq: string; hash: string };

async function chainOf({ chain }: AuditReceipt, on: Sql = sql): Promise<StoredEntry[]> {
  return await on<StoredEntry[]>`select * from audit.entries where chain = ${chain} order by seq`;
}

/** What an auditor does who has nothing but the table. */
function recomputed(entries: readonly StoredEntry[]): string[] {
  let previous = '';
  return entries.map(({ at, seq, hash: _, ...entry }) => {
    previous = entryHash(previous, { ...entry, at: toShanghaiTime(at), seq: Number(seq) });
    return previous;
  });
}

const all = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('the audit log', () => {
  it('writes entries that come at once in few commits, and none of them twice or never', async () => {
    const recorded = recordedStatements(url);
    const log = openAuditLog(recorded.sql, KEY);
    const receipts = await Promise.all(all(100).map((n) => log.append(read({ operationName: `N${n}` }))));
    const inserts = recorded.take().filter((statement) => statement.startsWith('insert'));
    expect(inserts.length).toBeLessThanOrEqual(3);
    const entries = await chainOf(receipts[0] as AuditReceipt);
    expect(entries.map(({ operation_name }) => operation_name)).toEqual(all(100).map((n) => `N${n}`));
    expect(receipts.map(({ seq }) => seq)).toEqual(all(100).map((n) => n + 1));
  });

  it('numbers its entries without a gap, each hash over the one before, so that the table can be checked', async () => {
    const log = openAuditLog(sql, KEY);
    const receipts: AuditReceipt[] = [];
    for (const n of all(5)) receipts.push(await log.append(read({ durationMs: n / 3 })));
    receipts.push(...(await Promise.all(all(5).map((n) => log.append(read({ operationName: `N${n}` }))))));
    const entries = await chainOf(receipts[0] as AuditReceipt);
    expect(entries.map(({ seq }) => Number(seq))).toEqual(all(10).map((n) => n + 1));
    expect(receipts.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash));
    expect(recomputed(entries)).toEqual(entries.map(({ hash }) => hash));
    const forged = entries.with(4, { ...(entries[4] as StoredEntry), department: 'tax' });
    expect(recomputed(forged)[4]).not.toBe(entries[4]?.hash);
    expect(recomputed(forged)[9]).not.toBe(entries[9]?.hash);
  });

  it('asks the table where its chain ends once, not before each entry', async () => {
    const recorded = recordedStatements(url);
    const log = openAuditLog(recorded.sql, KEY);
    await log.append(read());
    recorded.take();
    await log.append(read());
    expect(recorded.take()).toHaveLength(1);
  });

  it('knows subjects by a keyed hash alone', async () => {
    const log = openAuditLog(sql, KEY);
    const [entry] = await chainOf(await log.append(read({ subjects: [sampleUscc(1), sampleUscc(2)] })));
    expect(entry?.subjects).toEqual([hashSubject(sampleUscc(1), KEY), hashSubject(sampleUscc(2), KEY)]);
    expect(entry?.subject_count).toBe(2);
    expect(JSON.stringify(entry)).not.toContain(sampleUscc(1));
    expect(hashSubject(sampleUscc(1), KEY)).not.toBe(hashSubject(sampleUscc(1), new Uint8Array(32)));
  });

  it('lets no entry spoil the others of its group, whatever characters a header brought', async () => {
    const log = openAuditLog(sql, KEY);
    const receipts = await Promise.all(
      ['first', 'with\u0000nul', 'half \ud800 a pair', '陕药监〔2026〕1号'].map((caseNumber) =>
        log.append(read({ caseNumber })),
      ),
    );
    const entries = await chainOf(receipts[0] as AuditReceipt);
    expect(entries.map(({ case_number }) => case_number)).toEqual([
      'first',
      'with\ufffdnul',
      'half \ufffd a pair',
      '陕药监〔2026〕1号',
    ]);
    expect(recomputed(entries)).toEqual(receipts.map(({ hash }) => hash));
  });
});

describe('the audit log without its database', () => {
  afterAll(() => sql`alter table if exists audit.elsewhere rename to entries`);

  it('refuses what it cannot write, and goes on with the same chain once it can', async () => {
    const log = openAuditLog(sql, KEY);
    const first = await log.append(read({ operationName: 'Before' }));
    await sql`alter table audit.entries rename to elsewhere`;
    const refused = await Promise.allSettled([log.append(read()), log.append(read())]);
    await sql`alter table audit.elsewhere rename to entries`;
    for (const { status, reason } of refused as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toBeInstanceOf(HubError);
      expect(reason.code).toBe('AUDIT_UNAVAILABLE');
    }
    const later = await log.append(read({ operationName: 'After' }));
    const entries = await chainOf(first);
    expect(entries.map(({ operation_name }) => operation_name)).toEqual(['Before', 'After']);
    expect(later).toMatchObject({ chain: first.chain, seq: 2 });
    expect(recomputed(entries)).toEqual([first.hash, later.hash]);
  });

  it('goes on behind entries that were written although it was told that they were not', async () => {
    let isCutOff = false;
    const cutOff = ((strings: TemplateStringsArray, ...values: never[]) => {
      const answer = sql(strings, ...values);
      const isInsert = strings[0]?.startsWith('insert');
      return isInsert && isCutOff
        ? answer.then(() => Promise.reject(new Error('connection closed')))
        : answer;
    }) as unknown as Sql;
    const log = openAuditLog(cutOff, KEY);
    const first = await log.append(read({ operationName: 'Before' }));
    isCutOff = true;
    await expect(log.append(read({ operationName: 'Unknown' }))).rejects.toMatchObject({
      code: 'AUDIT_UNAVAILABLE',
    });
    isCutOff = false;
    const later = await log.append(read({ operationName: 'After' }));
    const entries = await chainOf(first);
    expect(entries.map(({ operation_name }) => operation_name)).toEqual(['Before', 'Unknown', 'After']);
    expect(later.seq).toBe(3);
    expect(recomputed(entries)).toEqual(entries.map(({ hash }) => hash));
  });

  it('has written everything once it is closed', async () => {
    const log = openAuditLog(sql, KEY);
    const appended = Promise.all(all(50).map((n) => log.append(read({ operationName: `N${n}` }))));
    await log.close();
    // Nothing more is waited for: the receipts are there already.
    const [receipt] = await appended;
    expect(await chainOf(receipt as AuditReceipt)).toHaveLength(50);
  });
});
