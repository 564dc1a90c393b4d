import { HubError } from '../../../errors.ts';
import { said } from '../../../identifier/said.ts';
import { type DisclosureRow, workdaysAfter } from '../record.ts';
import { earliestRepair } from '../regime.ts';
import { type Acting, type Deed, perform } from './perform.ts';
import { isForSystem, publicityTasks } from './publicity-task.ts';

/** 行政处罚法 Art. 48, 85: what was reversed is withdrawn within 3 working days. */
const WITHDRAW_WITHIN_WORKDAYS = 3;

type Done = Promise<DisclosureRow>;

export const submitDisclosure = (acting: Acting, id: string): Done =>
  perform(acting, {
    id,
    kind: 'SUBMIT',
    given: {},
    deed: () => ({ changed: { state: 'SUBMITTED', stateReason: null } }),
  });

/** A minor one that the rules of 2026 exempt is published because its source chooses so; the others never are. */
export const publishDisclosure = (acting: Acting, id: string): Done =>
  perform(acting, { id, kind: 'PUBLISH', given: {}, deed: (row) => published(row, acting.moment.today) });

function published(row: DisclosureRow, today: string): Deed {
  if (row.exemption === null ? row.state === 'EXEMPT' : row.exemption !== 'MINOR_SEVERITY') {
    throw refused('it is exempt by law and must not be published', '依法不予公示');
  }
  if (row.publicityEndsOn < today) {
    throw refused(`its period of publicity was over on ${row.publicityEndsOn}`, '公示期已届满');
  }
  // Sent back and submitted once more, its clock has run on; published once, it was published then.
  const publishedOn = row.publishedOn ?? today;
  return { changed: { state: 'PUBLISHED', stateReason: null, publishedOn } };
}

export const rejectDisclosure = (acting: Acting, id: string, reason: string): Done =>
  perform(acting, {
    id,
    kind: 'REJECT',
    given: { reason },
    deed: () => ({
      changed: { state: 'REJECTED', stateReason: said('reason', reason) },
      reason: said('reason', reason),
    }),
  });

export interface Withdrawal {
  readonly reason: string;
  /** Day on which the decision was changed, revoked, held unlawful or void. */
  readonly reversedOn: string | null;
}

/** Late is put on record and not refused: what must not be shown must go all the same. */
export const withdrawDisclosure = (acting: Acting, id: string, { reason, reversedOn }: Withdrawal): Done =>
  perform(acting, {
    id,
    kind: 'WITHDRAW',
    given: { reason, reversedOn },
    deed: (row) => {
      const { today } = acting.moment;
      if (reversedOn !== null) requireDay('reversedOn', reversedOn, { row, today });
      const dueOn = reversedOn === null ? null : workdaysAfter(reversedOn, WITHDRAW_WITHIN_WORKDAYS);
      return {
        changed: { state: 'WITHDRAWN', stateReason: said('reason', reason) },
        reason: said('reason', reason),
        day: reversedOn,
        isLate: dueOn === null ? null : today > dueOn,
      };
    },
  });

/** Order 36 Art. 3: it ends publication, sharing and use at once. */
export const repairDisclosure = (acting: Acting, id: string, repairNumber: string): Done =>
  perform(acting, {
    id,
    kind: 'REPAIR',
    given: { repairNumber },
    deed: ({ decidedOn, severity, regime }) => {
      const number = said('repairNumber', repairNumber);
      const earliest = earliestRepair(decidedOn, severity, regime);
      if (acting.moment.today < earliest) throw new HubError('REPAIR_TOO_EARLY', { earliest });
      return { changed: { state: 'REPAIRED', stateReason: `信用修复决定书${number}` }, reason: number };
    },
  });

export const raiseDispute = (acting: Acting, id: string, reason: string): Done =>
  perform(acting, {
    id,
    kind: 'DISPUTE',
    given: { reason },
    deed: ({ contested }) => {
      if (contested) throw refused('it is disputed already', '已有异议尚未处理');
      return { changed: { contested: true }, reason: said('reason', reason) };
    },
  });

/** Upheld, the decision was wrong and is withdrawn for that reason; else it stands as it did. */
export const resolveDispute = (
  acting: Acting,
  id: string,
  { upheld, reason }: { readonly upheld: boolean; readonly reason: string },
): Done =>
  perform(acting, {
    id,
    kind: upheld ? 'UPHOLD_DISPUTE' : 'DISMISS_DISPUTE',
    given: { reason },
    deed: ({ contested }) => {
      if (!contested) throw refused('nobody disputes it', '该记录没有待处理的异议');
      const why = said('reason', reason);
      const ended: Partial<DisclosureRow> = upheld ? { state: 'WITHDRAWN', stateReason: why } : {};
      return { changed: { contested: false, ...ended }, reason: why };
    },
  });

/** That the other channel shows it, and since when. */
export const recordPublicity = (acting: Acting, id: string, on: string): Done =>
  perform(acting, {
    id,
    kind: 'RECORD_PUBLICITY',
    given: { on },
    deed: (row) => {
      const { today } = acting.moment;
      if (!isForSystem(row)) {
        throw refused(
          'the enterprise credit publicity system does not show it',
          '该记录无须在企业信用信息公示系统公示',
        );
      }
      requireDay('on', on, { row, today });
      const done = { ...row, publicitySystemOn: on };
      const task = publicityTasks(done, today).find(({ channel }) => channel === 'PUBLICITY_SYSTEM');
      return { changed: { publicitySystemOn: on }, day: on, isLate: task?.late ?? null };
    },
  });

function requireDay(
  argument: string,
  day: string,
  { row, today }: { readonly row: DisclosureRow; readonly today: string },
): void {
  if (day < row.decidedOn) {
    throw refused(
      `${argument}, ${day}, lies before the decision of ${row.decidedOn}`,
      '日期早于处罚决定日期',
    );
  }
  if (day > today) throw refused(`${argument}, ${day}, has not come yet`, '日期晚于今天');
}

const refused = (why: string, whyZh: string) => new HubError('ACT_REFUSED', { why, whyZh });
