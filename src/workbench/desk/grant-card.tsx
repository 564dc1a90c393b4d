import { useState } from 'react';
import { Both } from '../both.tsx';
import type { Grant } from './desk-content.ts';
import { stateWording } from './desk-wording.ts';
import { Coordinates, Facts, limitsOf } from './facts.tsx';
import { ProblemLine } from './problem-line.tsx';
import { yearAfter } from './request-input.ts';
import { useDeed } from './use-deed.ts';

interface Props {
  readonly grant: Grant;
  /** Whether it was given to the department that looks, rather than by it. */
  readonly isReceived: boolean;
}

/** What one department lets another have, and how it is taken back. */
export function GrantCard({ grant, isReceived }: Props) {
  const { state, validTo, expiresSoon, revokedBecause } = grant;
  const isLive = state === 'ACTIVE' || state === 'COMING';
  return (
    <article data-state={state} aria-label={`授权 Grant ${grant.id}`}>
      <header>
        <span className="state">
          <Both {...stateWording(state)} />
        </span>
        {isLive && (
          <span>
            {expiresSoon ? <strong>即将到期 ends soon</strong> : '截止 ends'} {validTo}
          </span>
        )}
      </header>
      <GrantFacts grant={grant} />
      {revokedBecause !== null && <p>撤销原因 revoked because: {revokedBecause}</p>}
      {isLive && (
        <details>
          <summary>{isReceived ? '续期或放弃 · Renew or give up' : '撤销授权 · Revoke'}</summary>
          {isReceived && <RenewalForm grant={grant} />}
          <RevocationForm grant={grant} isReceived={isReceived} />
        </details>
      )}
    </article>
  );
}

export function GrantFacts({ grant }: { readonly grant: Grant }) {
  const { owner, grantee, purpose } = grant;
  return (
    <>
      <p>
        {owner?.name ?? owner?.id} → {grantee?.name ?? grantee?.id}
      </p>
      <Coordinates of={grant.coordinates} />
      <Facts
        rows={[
          [{ zh: '使用目的', en: 'purpose' }, purpose?.name ?? purpose?.id ?? ''],
          [{ zh: '使用期限', en: 'days' }, `${grant.validFrom} — ${grant.validTo}`],
          [{ zh: '范围', en: 'limited to' }, limitsOf(grant)],
          [{ zh: '依据', en: 'basis' }, grant.basis],
        ]}
      />
    </>
  );
}

/** Asks for the same once more, from the day after its last. */
export function RenewalForm({ grant }: { readonly grant: Grant }) {
  const [validTo, setValidTo] = useState(() => yearAfter(grant.validTo));
  const { isBusy, problem, run } = useDeed();
  return (
    <div className="form">
      <label>
        新的截止日 · New last day
        <input type="date" value={validTo} onChange={(event) => setValidTo(event.target.value)} />
      </label>
      <ProblemLine problem={problem} />
      <div className="deeds">
        <button
          type="button"
          className="first"
          disabled={isBusy || validTo === ''}
          onClick={() =>
            run({ name: 'renewGrant', id: grant.id, validTo }, { zh: '已申请续期', en: 'renewal asked for' })
          }
        >
          申请续期 · Renew
        </button>
      </div>
    </div>
  );
}

function RevocationForm({ grant, isReceived }: Props) {
  const [reason, setReason] = useState('');
  const { isBusy, problem, run } = useDeed();
  return (
    <div className="form">
      <label>
        理由 · Reason
        <textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <ProblemLine problem={problem} />
      <div className="deeds">
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            run({ name: 'revokeGrant', id: grant.id, reason }, { zh: '授权已撤销', en: 'grant revoked' })
          }
        >
          {isReceived ? '放弃授权 · Give up' : '撤销授权 · Revoke'}
        </button>
      </div>
    </div>
  );
}
