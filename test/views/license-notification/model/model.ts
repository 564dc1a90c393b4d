import { naiveWorkday, nextDay } from '../../../oracle/naive/workday.ts';
import { APPROVERS, type Department, SCOPES } from './ground.ts';

export type State = 'ROUTED' | 'ROUTE_FAILED' | 'CLAIMED' | 'RETURNED' | 'POOL' | 'TERMINATED' | 'CLOSED';

export interface ModelNotice {
  readonly subject: number;
  readonly item: string | null;
  readonly pushedOn: string;
  readonly due: string | null;
  state: State;
  recipient: Department | null;
  claimedBy: Department | null;
  claimedOn: string | null;
  reports: number;
  /** By whom and when: the same report, sent again, is the same clue. */
  readonly clues: Set<string>;
}

/** The error code, or null where it was done. */
export type Outcome = string | null;

export const KINDS = [
  'APPLIED_PERMIT',
  'PERMIT_GRANTED',
  'PERMIT_REFUSED',
  'NOT_NEEDED',
  'NOT_TRADING',
  'TRADING_WITHOUT_PERMIT',
  'OUT_OF_CONTACT',
] as const;
export type Kind = (typeof KINDS)[number];

/** On which day an act is said to have been done: today, the day before the push, or one that has not come. */
export type Dated = 'today' | 'before' | 'future';

const LIVE: readonly State[] = ['ROUTED', 'ROUTE_FAILED', 'CLAIMED', 'RETURNED', 'POOL'];
export const isLive = ({ state }: ModelNotice): boolean => LIVE.includes(state);

const ROUTERS: readonly Department[] = ['market-regulation', 'administrative-approval'];

/** 双告知 as domain law has it, in a few lines and without a database. */
export class Model {
  readonly notices: ModelNotice[] = [];
  /** Subject → scope told last; null once it has ended; undefined where nobody was told. */
  private readonly told = new Map<number, number | null>();
  readonly registered = new Map<number, { scope: number; isCancelled: boolean }>();

  constructor(public today: string) {}

  register(subject: number, scope: number): Outcome {
    if (this.registered.has(subject)) return 'REGISTRATION_REFUSED';
    this.registered.set(subject, { scope, isCancelled: false });
    this.tell(subject);
    return null;
  }

  change(subject: number, scope: number): Outcome {
    const known = this.registered.get(subject);
    if (known === undefined) return 'SUBJECT_UNKNOWN';
    if (known.isCancelled) return 'REGISTRATION_REFUSED';
    known.scope = scope;
    this.tell(subject);
    return null;
  }

  cancel(subject: number): Outcome {
    const known = this.registered.get(subject);
    if (known === undefined) return 'SUBJECT_UNKNOWN';
    known.isCancelled = true;
    this.tell(subject);
    return null;
  }

  private tell(subject: number): void {
    const { scope, isCancelled } = this.registered.get(subject) as { scope: number; isCancelled: boolean };
    const before = this.told.get(subject);
    const now = isCancelled ? null : scope;
    if (before === now) return;
    this.told.set(subject, now);
    const live = () => this.notices.filter((one) => one.subject === subject && isLive(one));
    const wanted = now === null ? [] : (SCOPES[now] as readonly string[]);
    for (const notice of live()) {
      const isOver =
        now === null ||
        (notice.item !== null ? !wanted.includes(notice.item) : wanted.length > 0 && notice.state === 'POOL');
      if (isOver) notice.state = 'TERMINATED';
    }
    if (now === null) return;
    if (wanted.length === 0) {
      if (!live().some(({ item }) => item === null)) this.push(subject, null, null, 'POOL');
      return;
    }
    const had = before == null ? [] : (SCOPES[before] as readonly string[]);
    for (const item of wanted.filter((one) => !had.includes(one))) {
      const approvers = APPROVERS[item] as readonly Department[];
      for (const recipient of approvers) this.push(subject, item, recipient, 'ROUTED');
      if (approvers.length === 0) this.push(subject, item, null, 'ROUTE_FAILED');
    }
  }

  private push(subject: number, item: string | null, recipient: Department | null, state: State): void {
    this.notices.push({
      subject,
      item,
      recipient,
      state,
      pushedOn: this.today,
      due: naiveWorkday(this.today, 5),
      claimedBy: null,
      claimedOn: null,
      reports: 0,
      clues: new Set(),
    });
  }

  /** Whether the department has a live notice about the same beside this one. */
  hasOther(notice: ModelNotice, department: Department): boolean {
    return this.notices.some(
      (one) =>
        one !== notice &&
        isLive(one) &&
        one.subject === notice.subject &&
        one.item === notice.item &&
        one.recipient === department,
    );
  }

  dayOf(notice: ModelNotice, dated: Dated): string {
    if (dated === 'today') return this.today;
    return nextDay(
      dated === 'before' ? (notice.claimedOn ?? notice.pushedOn) : this.today,
      dated === 'before' ? -1 : 1,
    );
  }

  claim(by: Department, notice: ModelNotice, dated: Dated): Outcome {
    if (notice.state === 'CLAIMED') return null;
    if (notice.state !== 'ROUTED' && notice.state !== 'POOL') return 'NOTICE_NOT_OPEN';
    if (notice.state === 'ROUTED' && notice.recipient !== by) return 'NOTICE_FOREIGN';
    if (dated !== 'today') return 'ARGUMENT_INVALID';
    if (notice.recipient !== by && this.hasOther(notice, by)) return 'NOTICE_REFUSED';
    Object.assign(notice, { state: 'CLAIMED', recipient: by, claimedBy: by, claimedOn: this.today });
    return null;
  }

  sendBack(by: Department, notice: ModelNotice, dated: Dated): Outcome {
    if (notice.state === 'RETURNED' && notice.recipient === by) return null;
    if (notice.state !== 'ROUTED') return 'NOTICE_NOT_OPEN';
    if (notice.recipient !== by) return 'NOTICE_FOREIGN';
    if (dated !== 'today') return 'ARGUMENT_INVALID';
    notice.state = 'RETURNED';
    return null;
  }

  private routes(by: Department, notice: ModelNotice, from: readonly State[]): Outcome {
    if (!from.includes(notice.state)) return 'NOTICE_NOT_OPEN';
    return ROUTERS.includes(by) ? null : 'NOTICE_FOREIGN';
  }

  reroute(by: Department, notice: ModelNotice, to: Department | 'nobody'): Outcome {
    const refused = this.routes(by, notice, ['RETURNED', 'ROUTE_FAILED']);
    if (refused !== null) return refused;
    if (to === 'nobody') return 'DEPARTMENT_UNKNOWN';
    if (this.hasOther(notice, to)) return 'NOTICE_REFUSED';
    Object.assign(notice, { state: 'ROUTED', recipient: to });
    return null;
  }

  pool(by: Department, notice: ModelNotice): Outcome {
    const refused = this.routes(by, notice, ['RETURNED', 'ROUTE_FAILED']);
    if (refused === null) Object.assign(notice, { state: 'POOL', recipient: null });
    return refused;
  }

  terminate(by: Department, notice: ModelNotice): Outcome {
    const refused = this.routes(by, notice, ['RETURNED', 'ROUTE_FAILED', 'POOL']);
    if (refused === null) notice.state = 'TERMINATED';
    return refused;
  }

  revoke(by: Department, notice: ModelNotice): Outcome {
    if (notice.state !== 'CLAIMED') return 'NOTICE_NOT_OPEN';
    if (notice.claimedBy !== by && !ROUTERS.includes(by)) return 'NOTICE_FOREIGN';
    Object.assign(notice, { state: 'POOL', recipient: null, claimedBy: null, claimedOn: null });
    return null;
  }

  report(by: Department, notice: ModelNotice, kind: Kind, isNumbered: boolean): Outcome {
    if ((kind === 'PERMIT_GRANTED') !== isNumbered) return 'ARGUMENT_INVALID';
    if (notice.state !== 'CLAIMED') return 'NOTICE_NOT_OPEN';
    if (notice.claimedBy !== by) return 'NOTICE_FOREIGN';
    notice.reports += 1;
    if (kind === 'TRADING_WITHOUT_PERMIT') notice.clues.add(`${by} ${this.today}`);
    if (kind === 'PERMIT_GRANTED' || kind === 'NOT_NEEDED') notice.state = 'CLOSED';
    return null;
  }

  close(by: Department, notice: ModelNotice): Outcome {
    if (notice.state !== 'CLAIMED') return 'NOTICE_NOT_OPEN';
    if (notice.claimedBy !== by) return 'NOTICE_FOREIGN';
    if (notice.reports === 0) return 'NOTICE_REFUSED';
    notice.state = 'CLOSED';
    return null;
  }
}
