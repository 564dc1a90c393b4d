import { createHash } from 'node:crypto';
import type { AuditEvent, AuditWriter } from '../audit/event.ts';
import { HubError } from '../errors.ts';
import type { Decision } from '../permission/decide.ts';
import type { Asked } from './answer.ts';
import type { CarriedOut } from './carried-out.ts';

/** What makes two mutations the same one, sent again. */
export interface MutationKey {
  /** Whoever sends it, and the key that he gave it. */
  readonly name: string;
  /** All that was asked; another question under the same key is a mistake. */
  readonly request: string;
  /** What the caller may see: what was answered then is not shown again to whoever may see less now. */
  readonly rights: string;
}

/** Remembers, beyond this process, which mutations have been carried out and what came of them. */
export interface MutationMemory {
  /** Carries it out unless that was done, or begun, under the same key; gives what came of it. */
  once(key: MutationKey, carryOut: () => Promise<CarriedOut>): Promise<CarriedOut>;
}

interface Mutating {
  readonly asked: Asked;
  readonly decision: Decision;
  /** The entry by which it is on record that it is about to be carried out. */
  readonly intent: AuditEvent;
}

/** Carries a mutation out, once it is on record that somebody is about to. */
export async function mutate(
  { audit, mutations }: { readonly audit: AuditWriter; readonly mutations?: MutationMemory },
  { asked, decision, intent }: Mutating,
  carryOut: () => Promise<CarriedOut>,
): Promise<CarriedOut> {
  const { idempotencyKey } = asked;
  if (idempotencyKey !== null && mutations === undefined) throw new HubError('IDEMPOTENCY_UNAVAILABLE');
  await audit.append(intent);
  if (idempotencyKey === null || mutations === undefined) return carryOut();
  return mutations.once(keyOf(asked, idempotencyKey, decision), carryOut);
}

function keyOf(asked: Asked, idempotencyKey: string, { rights }: Decision): MutationKey {
  const { department, client, person } = asked.principal;
  const { operationHash, operationName, variables, purpose, caseNumber } = asked;
  return {
    name: hashOf([department, client, person, idempotencyKey]),
    request: hashOf([operationHash, operationName, variables, purpose, caseNumber]),
    rights,
  };
}

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');
