import { type FormEvent, useEffect, useRef, useState } from 'react';
import { PurposeOptions } from '../purpose-options.tsx';
import type { AccessRequest } from './desk-content.ts';
import { useDeskContext } from './desk-context.ts';
import { ProblemLine } from './problem-line.tsx';
import { type Fields, fieldsOf, inputOf, withPurpose } from './request-input.ts';
import { useDeed } from './use-deed.ts';

/** What a request still has to say before it goes to those who decide. */
export function RequestForm({ request }: { readonly request: AccessRequest }) {
  const { settings, show } = useDeskContext();
  const { purposes } = settings;
  const [fields, setFields] = useState(() => fieldsOf(request, purposes));
  const { isBusy, problem, run } = useDeed();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever pressed the button with the keyboard goes on here.
  useEffect(() => heading.current?.focus(), []);

  const enter = (key: keyof Fields) => (event: { readonly target: { readonly value: string } }) =>
    setFields({ ...fields, [key]: event.target.value });
  const amendment = () =>
    ({ name: 'amendAccessRequest', id: request.id, input: inputOf(request, fields) }) as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run([amendment(), { name: 'submitAccessRequest', id: request.id }], {
      zh: '已提交',
      en: 'submitted',
    });
  };

  return (
    <form onSubmit={submit}>
      <h4 ref={heading} tabIndex={-1}>
        填写申请 · What the request says
      </h4>
      <label>
        使用目的 · Registered purpose
        <select
          value={fields.purpose}
          onChange={(event) => setFields(withPurpose(fields, event.target.value, purposes))}
        >
          <option value="">请选择 · choose one</option>
          <PurposeOptions purposes={purposes} />
        </select>
      </label>
      <label>
        应用场景 · Scenario
        <textarea rows={2} value={fields.scenario} onChange={enter('scenario')} />
      </label>
      <label>
        法定依据 · Legal basis
        <textarea rows={3} value={fields.legalBasis} onChange={enter('legalBasis')} />
      </label>
      <div className="pair">
        <label>
          使用起始 · First day
          <input type="date" value={fields.validFrom} onChange={enter('validFrom')} />
        </label>
        <label>
          使用截止 · Last day
          <input type="date" value={fields.validTo} onChange={enter('validTo')} />
        </label>
      </div>
      <ProblemLine problem={problem} />
      <div className="deeds">
        <button type="submit" className="first" disabled={isBusy}>
          提交 · Submit
        </button>
        <button
          type="button"
          disabled={isBusy}
          onClick={() => run(amendment(), { zh: '已保存', en: 'saved' })}
        >
          保存 · Save
        </button>
        <button type="button" onClick={() => show('requests')}>
          收起 · Close
        </button>
      </div>
    </form>
  );
}
