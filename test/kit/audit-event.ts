import type { AuditEvent } from '../../src/audit/event.ts';
import { sampleUscc } from './sample-uscc.ts';

/** A read as the gateway tells it to the audit. */
export const auditedRead = (event: Partial<AuditEvent> = {}): AuditEvent => ({
  at: new Date('2026-11-22T10:00:00.123+08:00'),
  department: 'education',
  client: 'canteen-app',
  person: null,
  purpose: 'campus-food-safety',
  caseNumber: null,
  operationName: 'Look',
  operationHash: 'ab'.repeat(32),
  // In an order that jsonb does not keep.
  coordinates: { 'Subject.phone': 'DENIED', 'Query.subject': 'FULL', 'Subject.name': 'FULL' },
  subjects: [sampleUscc(1)],
  policyVersion: 'p1',
  decisionHash: 'd1',
  outcome: 'PARTIAL',
  durationMs: 1.25,
  ...event,
});
