import { useState } from 'react';
import type { Doubt } from './desk-content.ts';
import { Facts } from './facts.tsx';
import { ProblemLine } from './problem-line.tsx';
import { useDeed } from './use-deed.ts';

/** A doubt about an own record: what was found, and later that its correction has been sent. */
export function DoubtForm({ doubt }: { readonly doubt: Doubt }) {
  const [answer, setAnswer] = useState('');
  const { isBusy, problem, run } = useDeed();
  const { id, state } = doubt;
  const reply = (isError: boolean) =>
    run(
      { name: 'answerDoubt', id, isError, answer },
      isError
        ? { zh: '已确认有误，待更正', en: 'answered: wrong' }
        : { zh: '已答复无误', en: 'answered: right' },
    );
  return (
    <div className="form">
      <Facts
        rows={[
          [{ zh: '数据项', en: 'field' }, <code key="c">{doubt.coordinate}</code>],
          [{ zh: '记录', en: 'record' }, <code key="r">{doubt.recordId}</code>],
          [{ zh: '提出部门', en: 'raised by' }, doubt.raisedBy?.name ?? doubt.raisedBy?.id ?? ''],
          [{ zh: '疑义', en: 'doubt' }, doubt.reason],
          [{ zh: '核实意见', en: 'answer' }, doubt.answer],
        ]}
      />
      {state === 'RAISED' && (
        <label>
          核实意见 · Answer
          <textarea rows={2} value={answer} onChange={(event) => setAnswer(event.target.value)} />
        </label>
      )}
      <ProblemLine problem={problem} />
      <div className="deeds">
        {state === 'RAISED' ? (
          <>
            <button type="button" disabled={isBusy} onClick={() => reply(true)}>
              确认有误 · It is wrong
            </button>
            <button type="button" disabled={isBusy} onClick={() => reply(false)}>
              核实无误 · It is right
            </button>
          </>
        ) : (
          <button
            type="button"
            className="first"
            disabled={isBusy}
            onClick={() => run({ name: 'confirmCorrection', id }, { zh: '已更正', en: 'corrected' })}
          >
            已发送更正 · Correction sent
          </button>
        )}
      </div>
    </div>
  );
}
