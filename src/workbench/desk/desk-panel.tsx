import { useEffect, useRef } from 'react';
import { Both } from '../both.tsx';
import type { DeskContent } from './desk-content.ts';
import { useDeskContext } from './desk-context.ts';
import { DutyCard } from './duty-card.tsx';
import { GrantsDrawer } from './grants-drawer.tsx';
import { ProblemLine } from './problem-line.tsx';
import { RequestCard } from './request-card.tsx';
import type { Drawer } from './use-desk.ts';

const DRAWERS: readonly { id: Drawer; zh: string; en: string; count: (content: DeskContent) => number }[] = [
  { id: 'duties', zh: '待办', en: 'Duties', count: ({ duties }) => duties.length },
  { id: 'requests', zh: '共享申请', en: 'Requests', count: ({ requests }) => requests.length },
  { id: 'grants', zh: '授权', en: 'Grants', count: ({ grants }) => grants.length },
];

/** What lies before the department whose the token is (共享待办): to be done, asked for, shared. */
export function DeskPanel() {
  const { content, identity, drawer, said, show, load } = useDeskContext();
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => void load(), [load]);
  const done = said !== null && 'done' in said ? said.done : null;
  // The card on which somebody acted may be gone, and the focus with it.
  useEffect(() => {
    if (done !== null) status.current?.focus();
  }, [done]);

  return (
    <section className="desk" aria-labelledby="desk-heading">
      <header>
        <h2 id="desk-heading">共享待办 · Requests and duties</h2>
        <button
          type="button"
          className="quiet"
          aria-label="刷新 · Refresh"
          title="刷新 · Refresh"
          onClick={load}
        >
          ↻
        </button>
      </header>
      {identity.kind === 'anonymous' ? (
        <p>请先选择部门或使用令牌。 Choose a department first, or use a token.</p>
      ) : (
        <>
          <nav aria-label="共享待办 · Requests and duties">
            {DRAWERS.map(({ id, zh, en, count }) => (
              <button
                key={id}
                type="button"
                aria-current={drawer === id ? 'page' : undefined}
                onClick={() => show(id)}
              >
                <Both zh={zh} en={en} /> {content !== null && <span>{count(content)}</span>}
              </button>
            ))}
          </nav>
          <p role="status" ref={status} tabIndex={-1}>
            {done !== null && <Both {...done} />}
            {content === null && said === null && '正在加载… Loading…'}
          </p>
          <ProblemLine problem={said !== null && 'problem' in said ? said.problem : null} />
          <ProblemLine problem={content?.problem ?? null} />
          {content !== null && <Contents drawer={drawer} content={content} />}
        </>
      )}
    </section>
  );
}

function Contents({ drawer, content }: { readonly drawer: Drawer; readonly content: DeskContent }) {
  const { duties, requests, roles } = content;
  switch (drawer) {
    case 'duties':
      return (
        <>
          {duties.length === 0 && <p>没有待办事项。 Nothing is to be done.</p>}
          {duties.some(({ kind }) => OFFICERS.includes(kind)) && !roles.includes('DATA_OWNER') && (
            <p>
              审批、复核、核实须由数据责任人办理。 Deciding, confirming and answering need the role data
              owner.
            </p>
          )}
          {duties.map((duty) => (
            <DutyCard key={`${duty.kind} ${duty.part?.id ?? duty.doubt?.id ?? duty.grant?.id}`} duty={duty} />
          ))}
        </>
      );
    case 'requests':
      return (
        <>
          {requests.length === 0 && (
            <p>
              还没有申请。查询结果中有未共享的字段时，可由此起草。 No request yet. One is drafted from what an
              answer did not share.
            </p>
          )}
          {requests.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </>
      );
    case 'grants':
      return <GrantsDrawer />;
  }
}

const OFFICERS: readonly string[] = ['DECIDE', 'CONFIRM', 'ANSWER_DOUBT', 'SEND_CORRECTION'];
