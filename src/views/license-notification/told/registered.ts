import type { Database } from '../../../database/statement.ts';

/**
 * A registered entity as the register tells it now: what this view needs of the one that keeps the register, and does not
 * know (payload of 双告知: uniSCID entName regNO …).
 */
export interface Registered {
  readonly subjectKey: string;
  /** Of the record, which tells one registration of an entity from the next. */
  readonly version: number;
  readonly status: string;
  /** Whether it is a market entity (经营主体); of associations and organs nobody is told. */
  readonly isMarketEntity: boolean;
  readonly entityName: string;
  readonly entityType: string | null;
  readonly registrationNumber: string | null;
  readonly registrationAuthorityName: string | null;
  readonly establishedOn: string | null;
  readonly approvedOn: string | null;
  readonly address: string | null;
  readonly divisionCode: string | null;
  readonly jurisdictionCode: string | null;
  readonly industryCode: string | null;
  readonly businessScope: string | null;
  readonly legalRepresentative: string | null;
  readonly phone: string | null;
  readonly successorKey: string | null;
  /** Department that registered it. */
  readonly source: string;
}

/** Where registrations come from. */
export interface Register {
  /** The kinds of record of its change log that tell of registrations. */
  readonly kinds: readonly string[];
  read(db: Database, subjectKeys: readonly string[]): Promise<Registered[]>;
}
