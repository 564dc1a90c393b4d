import { asc, eq } from 'drizzle-orm';
import { writeRecords } from '../../changes/write.ts';
import { type Moment, toShanghaiTime } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import { type PartRow, partRecords, type RequestRow, requestRecords } from './record.ts';
import { dueOfParts, stateOfParts } from './request-state.ts';
import { accessRequests, requestParts } from './table.ts';

/** A request and all its parts, which nobody else changes until the transaction ends. */
export interface LockedRequest {
  readonly request: RequestRow;
  readonly parts: readonly PartRow[];
}

/** The request of that id, or the one that has a part of it; REQUEST_UNKNOWN where there is none. */
export async function lockRequest(at: Database, id: string): Promise<LockedRequest> {
  const [part] = await at.select().from(requestParts).where(eq(requestParts.id, id));
  const [request] = await at
    .select()
    .from(accessRequests)
    .where(eq(accessRequests.id, part?.request ?? id))
    .for('update');
  if (request === undefined) throw new HubError('REQUEST_UNKNOWN', { id });
  const parts = await at
    .select()
    .from(requestParts)
    .where(eq(requestParts.request, request.id))
    .orderBy(asc(requestParts.id));
  return { request, parts };
}

/** Writes a request whose parts have changed, with the state that follows from them. */
export async function settleRequest(
  at: Database,
  { request, parts }: LockedRequest,
  { now }: Pick<Moment, 'now'>,
): Promise<RequestRow> {
  const assertedAt = toShanghaiTime(now);
  await writeRecords(at, partRecords, [...parts], now);
  const settled = { ...request, state: stateOfParts(parts), dueOn: dueOfParts(parts), assertedAt };
  await writeRecords(at, requestRecords, [settled], now);
  return settled;
}

/** The parts with one of them replaced. */
export const withPart = (parts: readonly PartRow[], changed: PartRow): PartRow[] =>
  parts.map((part) => (part.id === changed.id ? changed : part));
