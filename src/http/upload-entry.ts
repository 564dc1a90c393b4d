import type { AuditEvent, AuditReceipt, AuditWriter } from '../audit/event.ts';
import type { Sender } from '../ingest/batch/batch.ts';
import type { StandingBatch } from '../ingest/batch/standing.ts';

export interface UploadAsked {
  readonly kind: string;
  readonly sender: Sender;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  /** Of the file, hex. */
  readonly sha256: string;
  readonly policyVersion: string;
}

/** The entries of one upload: it is on record before it is begun, and what came of it after, as with a mutation. */
export function uploadEntries(audit: AuditWriter, asked: UploadAsked) {
  const started = performance.now();
  const append = (outcome: AuditEvent['outcome']): Promise<AuditReceipt> =>
    audit.append({
      at: new Date(),
      ...asked.sender,
      purpose: asked.purpose,
      caseNumber: asked.caseNumber,
      operationName: `intake ${asked.kind}`,
      operationHash: asked.sha256,
      // It reads no field, and no field was decided on.
      coordinates: {},
      subjects: [],
      policyVersion: asked.policyVersion,
      decisionHash: '',
      outcome,
      durationMs: performance.now() - started,
    });
  return {
    intent: () => append('INTENT'),
    /** Null where it was refused before a batch was made of it. */
    ended: (batch: StandingBatch | null) => append(outcomeOf(batch)),
  };
}

function outcomeOf(batch: StandingBatch | null): AuditEvent['outcome'] {
  if (batch === null || batch.rows === 0) return 'REFUSED';
  return batch.state === 'DONE' && batch.rejected === 0 ? 'ANSWERED' : 'PARTIAL';
}
