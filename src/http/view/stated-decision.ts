import type { Decided } from '../../permission/decide.ts';
import type { ShareTable } from '../../permission/share.ts';
import type { Verdict } from '../../permission/verdict.ts';
import type { Statement } from '../../subgraph/remote/statement.ts';

const OPEN: Verdict = { outcome: 'FULL', rule: 'class OPEN' };
const NOT_STATED: Verdict = { outcome: 'DENIED', rule: 'no statement of the gateway' };
const WITHHELD: Verdict = { outcome: 'HIDDEN', rule: 'class WITHHELD' };

/**
 * What a view on a server of its own may answer: what the gateway has stated, and without a statement what is
 * OPEN. A coordinate that the statement does not name was not decided for this document, so it is not given.
 */
export function statedDecision(statement: Statement | null, { shares }: Pick<ShareTable, 'shares'>): Decided {
  return {
    hash: statement?.decision ?? 'none',
    policyVersion: statement?.policyVersion ?? 'none',
    verdict(coordinate) {
      const share = shares.get(coordinate);
      if (share === undefined) return null;
      const stated = statement?.verdicts.get(coordinate);
      if (stated !== undefined) return stated;
      if (share.class === 'OPEN') return OPEN;
      return share.class === 'WITHHELD' ? WITHHELD : NOT_STATED;
    },
  };
}
