import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { chainOfMonth, emptyChain, type Head, linkEntries, receiptOf } from './chain.ts';
import type { AuditEvent, AuditReceipt } from './event.ts';
import { type AuditLog, groupedCommits } from './grouped-commits.ts';

/**
 * The audit log of this process in the table `audit.entries`. The client must be one that drizzle never saw, because
 * drizzle replaces the client's date parsers.
 */
export function openAuditLog(sql: Sql, hashKey: Uint8Array): AuditLog {
  const process = randomBytes(6).toString('hex');
  let head: Head | null = null;

  return groupedCommits(async (events: readonly AuditEvent[]): Promise<AuditReceipt[]> => {
    const chain = chainOfMonth(process);
    const start = head?.chain === chain ? head : await headOf(sql, chain);
    const linked = linkEntries(start, events, hashKey);
    // Whether a commit that fails reached the disk is unknown: then the next asks the table where the chain ends.
    head = null;
    await sql`insert into audit.entries
      select * from jsonb_populate_recordset(null::audit.entries, ${JSON.stringify(linked.entries)}::text::jsonb)`;
    head = linked.head;
    return linked.entries.map(receiptOf);
  });
}

async function headOf(sql: Sql, chain: string): Promise<Head> {
  const [last] = await sql<{ seq: string; hash: string }[]>`
    select seq, hash from audit.entries where chain = ${chain} order by seq desc limit 1`;
  return last === undefined ? emptyChain(chain) : { chain, seq: Number(last.seq), hash: last.hash };
}
