import { Both } from '../both.tsx';
import type { AccessRequest, RequestPart } from './desk-content.ts';
import { useDeskContext } from './desk-context.ts';
import { stateWording } from './desk-wording.ts';
import { Due } from './due.tsx';
import { Coordinates, daysOf, Facts, limitsOf } from './facts.tsx';
import { ProblemLine } from './problem-line.tsx';
import { RequestForm } from './request-form.tsx';
import { useDeed } from './use-deed.ts';

/** What was asked for, how far it has come with each who decides, and what whoever asked may still do. */
export function RequestCard({ request }: { readonly request: AccessRequest }) {
  const { openRequest, show } = useDeskContext();
  const { isBusy, problem, run } = useDeed();
  const { id, state, parts } = request;
  const isEditable = state === 'DRAFT' || state === 'RETURNED';
  const isOpen = isEditable && openRequest === id;
  return (
    <article data-state={state} aria-label={`申请 Request ${request.coordinates.join(', ')}`}>
      <header>
        <span className="state">
          <Both {...stateWording(state)} />
        </span>
        <Due day={request.dueOn} isOverdue={request.overdue ?? false} />
      </header>
      <Coordinates of={request.coordinates} />
      {parts !== null && parts.length > 0 && (
        <ul className="parts">
          {parts.map((part) => (
            <Part key={part.id} part={part} />
          ))}
        </ul>
      )}
      {isOpen ? <RequestForm request={request} /> : <RequestFacts request={request} />}
      <ProblemLine problem={problem} />
      <div className="deeds">
        {isEditable && !isOpen && (
          <button type="button" className="first" onClick={() => show('requests', id)}>
            {state === 'DRAFT' ? '填写并提交 · Fill in' : '补正 · Complete'}
          </button>
        )}
        {(isEditable || state === 'UNDER_REVIEW') && (
          <button
            type="button"
            disabled={isBusy}
            onClick={() =>
              run({ name: 'withdrawAccessRequest', id }, { zh: '申请已撤回', en: 'request withdrawn' })
            }
          >
            撤回 · Withdraw
          </button>
        )}
      </div>
    </article>
  );
}

/** What a request says of its use. */
export function RequestFacts({ request }: { readonly request: AccessRequest }) {
  return (
    <Facts
      rows={[
        [{ zh: '使用目的', en: 'purpose' }, request.purpose?.name ?? request.purpose?.id ?? ''],
        [{ zh: '应用场景', en: 'scenario' }, request.scenario],
        [{ zh: '法定依据', en: 'legal basis' }, request.legalBasis],
        [{ zh: '使用期限', en: 'days' }, daysOf(request)],
        [{ zh: '范围', en: 'limited to' }, limitsOf(request)],
        [{ zh: '数据来源', en: 'sources' }, request.sources?.join(', ') ?? ''],
      ]}
    />
  );
}

function Part({ part }: { readonly part: RequestPart }) {
  const { decider, state, dueOn, overdue, reason, legalBasis } = part;
  const isWaiting = state === 'OPEN' || state === 'AWAITING_CONFIRMATION';
  return (
    <li>
      {decider?.name ?? decider?.id ?? '按共享属性自动答复 · answered by class'}：
      <Both {...stateWording(state)} /> {isWaiting && <Due day={dueOn} isOverdue={overdue ?? false} />}
      {reason !== null && <div>理由 reason: {reason}</div>}
      {legalBasis !== null && <div>依据 basis: {legalBasis}</div>}
    </li>
  );
}
