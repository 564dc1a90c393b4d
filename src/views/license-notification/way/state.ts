import type { NoticeRow } from '../record.ts';

type State = NoticeRow['state'];

/** In these a notice is somebody's to see to. */
export const LIVE: readonly State[] = ['ROUTED', 'ROUTE_FAILED', 'CLAIMED', 'RETURNED', 'POOL'];

/** Who may do something with a notice. */
export type ActorKind =
  /** The department that it was sent to. */
  | 'RECIPIENT'
  /** The department that has claimed it. */
  | 'CLAIMANT'
  /** Whoever keeps notices on their way: the steward, who knows the approvers, and the registrar, who pushes. */
  | 'ROUTER'
  | 'ANY_MEMBER';

export type Act = 'claim' | 'return' | 'reroute' | 'pool' | 'terminate' | 'revoke' | 'report' | 'close';

/**
 * The state machine of 双告知 as one table: from which state who may do what. What is not in it is refused. OVERDUE is no
 * state but a flag: a notice that is late can still be claimed. A failed routing and a return wait for the router alone;
 * what is in the pool may be claimed by any department (查询认领).
 */
export const ALLOWED: Readonly<Record<Act, Partial<Record<State, readonly ActorKind[]>>>> = {
  claim: { ROUTED: ['RECIPIENT'], POOL: ['ANY_MEMBER'] },
  return: { ROUTED: ['RECIPIENT'] },
  reroute: { ROUTE_FAILED: ['ROUTER'], RETURNED: ['ROUTER'] },
  pool: { ROUTE_FAILED: ['ROUTER'], RETURNED: ['ROUTER'] },
  terminate: { ROUTE_FAILED: ['ROUTER'], RETURNED: ['ROUTER'], POOL: ['ROUTER'] },
  revoke: { CLAIMED: ['CLAIMANT', 'ROUTER'] },
  report: { CLAIMED: ['CLAIMANT'] },
  close: { CLAIMED: ['CLAIMANT'] },
};

export const ROUTERS: readonly string[] = ['administrative-approval', 'market-regulation'];

/** Whether the department is of that kind to the notice. */
export function isOfKind(kind: ActorKind, department: string, notice: NoticeRow): boolean {
  switch (kind) {
    case 'RECIPIENT':
      return notice.recipient === department;
    case 'CLAIMANT':
      return notice.claimedBy === department;
    case 'ROUTER':
      return ROUTERS.includes(department);
    case 'ANY_MEMBER':
      return true;
  }
}

/** The departments that are of that kind, as an error names them. */
export function named(kind: ActorKind, notice: NoticeRow): readonly string[] {
  if (kind === 'RECIPIENT') return notice.recipient === null ? [] : [notice.recipient];
  if (kind === 'CLAIMANT') return notice.claimedBy === null ? [] : [notice.claimedBy];
  return kind === 'ROUTER' ? ROUTERS : [];
}
