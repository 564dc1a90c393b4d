import { useState } from 'react';
import type { RequestPart } from './desk-content.ts';
import { ProblemLine } from './problem-line.tsx';
import { useDeed } from './use-deed.ts';

/** An open part of a request, before whoever decides on it: the first officer, or the second who has the last word. */
export function DecisionForm({ part }: { readonly part: RequestPart }) {
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const { isBusy, problem, run } = useDeed();
  const { id, state, decidedBy } = part;
  const isSecond = state === 'AWAITING_CONFIRMATION';
  const decide = (decision: 'APPROVE' | 'REFUSE' | 'RETURN', zh: string, en: string) =>
    run(
      {
        name: 'decideAccessRequest',
        id,
        decision,
        reason: reason.trim() || null,
        legalBasis: legalBasis.trim() || null,
      },
      { zh, en },
    );
  const approve = () =>
    decide(
      'APPROVE',
      part.isPersonal ? '初审同意，待复核' : '已同意',
      part.isPersonal ? 'approved, to be confirmed by a second officer' : 'approved',
    );
  return (
    <div className="form">
      {isSecond && <p>初审同意 approved by {decidedBy}；须另一人复核 · another officer confirms</p>}
      <label>
        理由 · Reason
        <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label>
        不予同意的法律依据 · Legal basis of a refusal
        <input type="text" value={legalBasis} onChange={(event) => setLegalBasis(event.target.value)} />
      </label>
      <ProblemLine problem={problem} />
      <div className="deeds">
        {isSecond ? (
          <button
            type="button"
            className="first"
            disabled={isBusy}
            onClick={() =>
              run(
                { name: 'confirmAccessDecision', id },
                { zh: '已复核，授权生效', en: 'confirmed, and granted' },
              )
            }
          >
            复核同意 · Confirm
          </button>
        ) : (
          <button type="button" className="first" disabled={isBusy} onClick={approve}>
            同意 · Approve
          </button>
        )}
        <button type="button" disabled={isBusy} onClick={() => decide('REFUSE', '已答复不予同意', 'refused')}>
          不予同意 · Refuse
        </button>
        <button type="button" disabled={isBusy} onClick={() => decide('RETURN', '已退回补正', 'returned')}>
          退回补正 · Return
        </button>
      </div>
    </div>
  );
}
