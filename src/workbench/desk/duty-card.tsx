import { Both } from '../both.tsx';
import { DecisionForm } from './decision-form.tsx';
import type { Duty } from './desk-content.ts';
import { useDeskContext } from './desk-context.ts';
import { dutyWording } from './desk-wording.ts';
import { DoubtForm } from './doubt-form.tsx';
import { Due } from './due.tsx';
import { Coordinates } from './facts.tsx';
import { GrantFacts, RenewalForm } from './grant-card.tsx';
import { RequestFacts } from './request-card.tsx';

/** One thing to be done, with what it takes to do it. */
export function DutyCard({ duty }: { readonly duty: Duty }) {
  const { kind, request, part, doubt, grant } = duty;
  const wording = dutyWording(kind);
  const isEnding = grant !== null;
  return (
    <article data-kind={kind} aria-label={`${wording.zh} ${wording.en}`}>
      <header>
        <h3>
          <Both {...wording} />
        </h3>
        <Due day={duty.dueOn} isOverdue={duty.overdue} {...(isEnding && { zh: '截止', en: 'ends' })} />
      </header>
      {request !== null && part !== null && (
        <>
          {kind !== 'COMPLETE' && (
            <p>
              申请部门 asked by <strong>{request.asker?.name ?? request.asker?.id}</strong>
              {part.isPersonal && '；涉及个人信息 · personal data'}
            </p>
          )}
          <Coordinates of={part.coordinates} />
          <RequestFacts request={request} />
          {kind === 'COMPLETE' ? <Returned duty={duty} /> : <DecisionForm part={part} />}
        </>
      )}
      {doubt !== null && <DoubtForm doubt={doubt} />}
      {grant !== null && (
        <>
          <GrantFacts grant={grant} />
          <RenewalForm grant={grant} />
        </>
      )}
    </article>
  );
}

function Returned({ duty: { request, part } }: { readonly duty: Duty }) {
  const { show } = useDeskContext();
  return (
    <>
      <p>
        退回理由 returned because: <strong>{part?.reason}</strong>
      </p>
      <div className="deeds">
        <button type="button" className="first" onClick={() => show('requests', request?.id ?? null)}>
          补正 · Complete
        </button>
      </div>
    </>
  );
}
