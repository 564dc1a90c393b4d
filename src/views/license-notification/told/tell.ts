import type { Deadlines } from '../../../calendar/deadlines.ts';
import type { Moment } from '../../../clock.ts';
import type { CurrentCatalogue } from '../current-catalogue.ts';
import { type NewNotice, type NoticeRow, noticeRecord } from '../record.ts';
import { type CalledItem, calledItems } from './called-items.ts';
import type { Registered } from './registered.ts';
import { approversAt, recipientsOf } from './routing.ts';

/** What is told of a registration, and by what. */
export interface Telling {
  readonly catalogue: CurrentCatalogue;
  readonly members: ReadonlySet<string>;
  readonly deadlines: Deadlines;
  readonly moment: Moment;
}

/** What was told of an entity before; null where nobody has been told of it. */
export interface ToldBefore {
  readonly businessScope: string | null;
}

/** As much of a notice as it takes to see whether it stays. */
export type LiveNotice = Pick<NoticeRow, 'id' | 'subjectKey' | 'itemCode' | 'recipient' | 'state'>;

export interface Told {
  readonly pushed: readonly NewNotice[];
  /** Live notices that have lost what they were about. */
  readonly ended: readonly { readonly notice: LiveNotice; readonly reason: string }[];
}

/** These trade, or may any day; an entity whose licence is revoked, or that is gone, begins nothing. */
export const TOLD_OF: readonly string[] = ['IN_BUSINESS', 'SUSPENDED'];

/** Whether nobody is to see to the entity any more. */
export const hasEnded = ({ status }: Registered): boolean => !TOLD_OF.includes(status);

const NOT_ANY_MORE = '经营范围已变更，不再涉及该事项';
const MATCHED_SINCE = '经营范围已变更，已按事项推送';

/**
 * The notices of a registration whose scope departments have not been told of: one for each item that it adds, at each
 * department that approves it there, but none where such a one is live; without any item one for the pool, to be looked
 * through (查询认领). Live notices of what the scope has no more, and of an entity that is gone, are ended.
 */
export function tell(
  registered: Registered,
  before: ToldBefore | null,
  live: readonly LiveNotice[],
  telling: Telling,
): Told {
  if (hasEnded(registered)) {
    const reason = reasonOfEnd(registered);
    return { pushed: [], ended: live.map((notice) => ({ notice, reason })) };
  }
  const wanted = calledItems(telling.catalogue, registered.businessScope);
  const had = calledItems(telling.catalogue, before?.businessScope ?? null);
  const ended = live.flatMap((notice) => {
    const { itemCode, state } = notice;
    if (itemCode !== null) return wanted.has(itemCode) ? [] : [{ notice, reason: NOT_ANY_MORE }];
    return wanted.size > 0 && state === 'POOL' ? [{ notice, reason: MATCHED_SINCE }] : [];
  });
  const isEnded = new Set(ended.map(({ notice }) => notice));
  const staying = live.filter((notice) => !isEnded.has(notice));
  const added = [...wanted.values()].filter(({ item }) => !had.has(item.code));
  const pushed =
    wanted.size === 0
      ? [pushedNotice({ registered, before, called: null, recipient: null }, telling)]
      : added.flatMap((called) =>
          recipientsOf(approversAt(called.item, registered), telling.members).map((recipient) =>
            pushedNotice({ registered, before, called, recipient }, telling),
          ),
        );
  return { pushed: pushed.filter((notice) => !staying.some((other) => isSame(notice, other))), ended };
}

/**
 * Whether a live notice tells the same department of the same already. What failed to be routed, or lies in the pool, is
 * told to nobody and to all.
 */
const isSame = (notice: NewNotice, live: LiveNotice): boolean =>
  live.itemCode === notice.itemCode &&
  (live.recipient === notice.recipient ||
    (live.recipient === null && live.state === 'POOL') ||
    notice.itemCode == null);

function reasonOfEnd({ status, successorKey }: Registered): string {
  if (successorKey !== null) return `经营主体已注销，由 ${successorKey.slice('USCC:'.length)} 承继`;
  if (status === 'CANCELLED') return '经营主体已办理注销登记';
  return status === 'REVOKED' ? '经营主体已被吊销营业执照' : '经营主体已迁出';
}

interface Push {
  readonly registered: Registered;
  readonly before: ToldBefore | null;
  readonly called: CalledItem | null;
  readonly recipient: string | null;
}

function pushedNotice({ registered, before, called, recipient }: Push, telling: Telling): NewNotice {
  const { moment, catalogue, deadlines } = telling;
  const {
    subjectKey,
    version,
    status: _,
    isMarketEntity: __,
    successorKey: ___,
    source,
    ...entity
  } = registered;
  return noticeRecord(
    {
      subjectKey,
      item: called === null ? null : { code: called.item.code, version: catalogue.version },
      recipient,
      recipientKind: recipient === null ? null : 'APPROVING',
      registrationKind: before === null ? 'NEW' : 'CHANGE',
      matchedWords: called?.words ?? [],
      entity,
      source,
      moment,
      occasion: `registration ${version}`,
    },
    { deadlines },
  );
}
