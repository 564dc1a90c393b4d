import { useEffect, useRef } from 'react';
import type { Access, AccessKind } from './access.ts';
import { AccessTable } from './access-table.tsx';
import type { Settings } from './settings.ts';
import type { Identity } from './tokens.ts';
import type { Explaining } from './use-explanation.ts';
import { departmentWording, KINDS } from './wording.ts';

interface Props {
  readonly explaining: Explaining;
  readonly settings: Settings;
  readonly identity: Identity;
  readonly onAs: (department: string) => void;
  readonly onClose: () => void;
}

/** What the operation would give, without running it (访问预检); for a data owner also what it would give another. */
export function ExplanationPanel({ explaining, settings, identity, onAs, onClose }: Props) {
  const { as, purpose } = explaining.question;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever pressed the button with the keyboard goes on reading here.
  useEffect(() => heading.current?.focus(), []);
  const own = identity.kind === 'department' ? identity.department : null;
  const others = settings.departments.filter(({ id }) => id !== own);
  const purposeZh = settings.purposes.find(({ id }) => id === purpose)?.nameZh;

  return (
    <section className="explanation" aria-labelledby="explanation-heading">
      <header>
        <h2 id="explanation-heading" ref={heading} tabIndex={-1}>
          访问预检 · Explain access
        </h2>
        <p role="status">
          {purposeZh ? `用途 ${purposeZh} · ${purpose}` : '未说明用途 · no purpose'}
          {'；'}
          {summary(explaining)}
        </p>
        {identity.kind !== 'anonymous' && (
          <label>
            代入部门 · As department{' '}
            <select value={as} onChange={(event) => onAs(event.target.value)}>
              <option value="">本部门 · my own</option>
              {others.map(({ id, nameZh }) => (
                <option key={id} value={id}>
                  {nameZh} · {id}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="quiet" onClick={onClose} aria-label="关闭预检 · Close">
          ×
        </button>
      </header>
      {explaining.state === 'failed' && <p role="alert">{explaining.problem}</p>}
      {explaining.state === 'told' && (
        <div className="scrolled">
          <AccessTable
            caption={captionOf(explaining.explanation.department, settings)}
            rows={limitedFirst(explaining.explanation.selections)}
            settings={settings}
          />
          <p>
            未运行此操作；变量取值所读取的字段不在预检之内。 The operation was not run; what the values of
            variables read is not looked at.
          </p>
        </div>
      )}
    </section>
  );
}

function captionOf(department: string | null, settings: Settings): string {
  if (department === null) return '匿名可得 · What anonymous would get';
  const { zh, en } = departmentWording(department, settings);
  return `${zh}可得 · What ${en} would get`;
}

function summary(explaining: Explaining): string {
  if (explaining.state === 'asked') return '正在询问… asking…';
  if (explaining.state === 'failed') return '无法预检 · no explanation';
  const { selections } = explaining.explanation;
  if (selections.length === 0) return '其中没有本部门负责的字段 · none of its fields is your own to share';
  return Object.entries(KINDS)
    .map(([kind, { zh, en }]) => ({ zh, en, count: countOf(selections, kind as AccessKind) }))
    .filter(({ count }) => count > 0)
    .map(({ zh, en, count }) => `${count} ${zh} ${en}`)
    .join(' · ');
}

/** What one would look for comes first; within each part the order is that of the operation. */
const limitedFirst = (selections: readonly Access[]): Access[] => [
  ...selections.filter(({ kind }) => kind !== 'FULL'),
  ...selections.filter(({ kind }) => kind === 'FULL'),
];

const countOf = (selections: readonly Access[], kind: AccessKind): number =>
  selections.filter((selection) => selection.kind === kind).length;
