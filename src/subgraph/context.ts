import type { PgTable } from 'drizzle-orm/pg-core';
import { DEFAULT_DEADLINES, type Deadlines } from '../calendar/deadlines.ts';
import type { LastChanges } from '../changes/last-changes.ts';
import { leasesOver } from '../changes/lease.ts';
import type { Moment } from '../clock.ts';
import type { Database } from '../database/statement.ts';
import type { Writer } from '../database/writer.ts';
import { HubError } from '../errors.ts';
import { typeOf } from '../permission/coordinate.ts';
import type { Decided } from '../permission/decide.ts';
import type { GrantableGraph } from '../permission/grant-faults.ts';
import type { Principal } from '../permission/principal.ts';
import type { RowScope } from '../permission/scope.ts';
import { byDecision } from './by-decision.ts';
import type { Catalogue } from './catalogue.ts';
import type { ColumnSet } from './column-set.ts';
import type { CursorSeal } from './cursor.ts';
import type { AccessExplanation, AccessQuestion } from './explanation.ts';
import type { FeedsOf } from './feed-reader.ts';
import type { FindRecord } from './found-record.ts';
import { protectedFields, type ShowingOf, showingOf } from './protected-field.ts';
import type { RecordCache } from './record-cache.ts';
import { factScopes, scopesOfTable } from './scope.ts';

/** What the gateway hands to every subgraph of one operation. */
export interface RequestScope {
  readonly moment: Moment;
  readonly principal: Principal;
  readonly decision: Decided;
  /** Registered purpose of the request; null when none was named. */
  readonly purpose: string | null;
  /** The graph that is shared, as grants are checked against it; not there where a view answers on a server of its own. */
  readonly graph?: GrantableGraph;
  /** Finds a record that the caller may see; not there where a view answers on a server of its own. */
  readonly findRecord?: FindRecord;
  /** What views tell to those who must act on their records; not there where a view answers on a server of its own. */
  readonly feedsOf?: FeedsOf;
  /** Says what would come of an operation; not there where a view answers on a server of its own. */
  readonly explain?: (question: AccessQuestion) => AccessExplanation;
  /** Says what is shared; not there where a view answers on a server of its own. */
  readonly catalogue?: () => Catalogue;
}

/** What a view in this process has to work with, whoever asks. */
export interface ViewParts {
  readonly db: Database;
  readonly cursors: CursorSeal;
  /** Without it every read is a statement. */
  readonly records?: RecordCache | undefined;
  /** Without it nothing is changed here. */
  readonly writer?: Writer | undefined;
  /** Those of the law unless told. */
  readonly deadlines?: Deadlines | undefined;
  /** When the records of each view of this process last changed. */
  readonly lastChanges?: LastChanges | undefined;
  /** The departments that take part in the hub; not there where a view answers on a server of its own. */
  readonly members?: (() => Promise<ReadonlySet<string>>) | undefined;
}

const scopesByType = byDecision((decision, type) =>
  factScopes(protectedFields(type).map((coordinate) => decision.verdict(coordinate))),
);

const showingByField = byDecision((decision, coordinate) =>
  showingOf(decision.verdict(coordinate), scopesByType(decision)(typeOf(coordinate))),
);

/** What a resolver of a view works with: one per operation and view, so loaders batch across fetches. */
export class ViewContext {
  private readonly kept = new Map<unknown, unknown>();
  /** The scopes whose bits are read with each row of a type: those by which an owner has granted something of it. */
  readonly scopesOf: (type: string) => readonly RowScope[];
  /** What is shown of a protected field, row by row. */
  readonly showing: (coordinate: string) => ShowingOf;

  constructor(
    private readonly parts: ViewParts,
    readonly scope: RequestScope,
    /** Which columns its loaders read. */
    readonly columns: ColumnSet = 'whole',
  ) {
    this.scopesOf = scopesByType(scope.decision);
    this.showing = showingByField(scope.decision);
  }

  get db(): Database {
    return this.parts.db;
  }

  /** Does all of the work in one transaction, or nothing of it. What was read before is read anew. */
  async write<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const { writer } = this.parts;
    if (writer === undefined) throw new HubError('WRITING_UNAVAILABLE');
    const done = await writer.write(work);
    this.kept.clear();
    return done;
  }

  /** The same for records of which processes keep what they have read: once it is answered, none shows them as they were. */
  async change<T>(work: (db: Database) => Promise<T>): Promise<T> {
    const done = await this.write(work);
    if (this.parts.records !== undefined) await leasesOver();
    return done;
  }

  get deadlines(): Deadlines {
    return this.parts.deadlines ?? DEFAULT_DEADLINES;
  }

  /** The departments that take part in the hub, for whoever sends something to one of them. */
  async members(): Promise<ReadonlySet<string>> {
    const { members } = this.parts;
    if (members === undefined) throw new HubError('WRITING_UNAVAILABLE');
    return members();
  }

  get cursors(): CursorSeal {
    return this.parts.cursors;
  }

  /**
   * What this process keeps of the rows of a table; null where they have to be asked of the database, in this operation
   * or ever.
   */
  recordsOf(table: PgTable): RecordCache | null {
    // Whether a row lies in a scope is read with it.
    return scopesOfTable(this, table).length > 0 ? null : (this.parts.records ?? null);
  }

  /** When the records of each view last changed, where this process knows. */
  async lastChanges(): Promise<ReadonlyMap<string, string>> {
    return (await this.parts.lastChanges?.()) ?? new Map();
  }

  get today(): string {
    return this.scope.moment.today;
  }

  /** The asking department, whose own rows the base row rule lets through; null when nobody is known. */
  get department(): string | null {
    return this.scope.principal.department;
  }

  /** The loader that `make` makes, made once per operation. */
  loader<L>(make: (context: ViewContext) => L): L {
    return this.keep(make, () => make(this));
  }

  /** What `make` makes, made once per operation and key. */
  keep<T>(key: unknown, make: () => T): T {
    let found = this.kept.get(key) as T | undefined;
    if (found === undefined) {
      found = make();
      this.kept.set(key, found);
    }
    return found;
  }
}
