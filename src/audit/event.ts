import type { Access } from '../permission/verdict.ts';

/** One operation as the audit keeps it. It never holds an identifier in clear: subjects stand as keyed hashes. */
export interface AuditEvent {
  readonly at: Date;
  readonly department: string | null;
  readonly client: string | null;
  readonly person: string | null;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  readonly operationName: string | null;
  /** SHA-256 of the document, which may hold identifiers as literals; of an upload that of the file. */
  readonly operationHash: string;
  /** Every coordinate that was selected or used, with what the caller got of it. */
  readonly coordinates: Readonly<Record<string, Access>>;
  /** USCCs of the subjects in the answer, each once; hashed before they are written. */
  readonly subjects: readonly string[];
  readonly policyVersion: string;
  /** Empty where no field was decided on, as of an upload. */
  readonly decisionHash: string;
  /**
   * `ANSWERED`, `PARTIAL` where the answer carries errors, or `REFUSED` where it is nothing else. Of a mutation and
   * of an upload there is an entry before it is carried out, `INTENT`, and another after.
   */
  readonly outcome: 'ANSWERED' | 'PARTIAL' | 'REFUSED' | 'INTENT';
  readonly durationMs: number;
}

/** What the caller can prove its read by: `chain:seq:hash`, in the header X-Audit-Entry. */
export interface AuditReceipt {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export const receiptText = ({ chain, seq, hash }: AuditReceipt): string => `${chain}:${seq}:${hash}`;

/** Where the gateway leaves its entries; resolves once the entry is durable, rejects with AUDIT_UNAVAILABLE. */
export interface AuditWriter {
  append(event: AuditEvent): Promise<AuditReceipt>;
}
