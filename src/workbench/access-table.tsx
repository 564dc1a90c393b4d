import { Fragment } from 'react';
import type { Access, Scope } from './access.ts';
import { Both } from './both.tsx';
import type { Settings } from './settings.ts';
import {
  classWording,
  departmentWording,
  KINDS,
  maskWording,
  ruleWording,
  scopePartWording,
} from './wording.ts';

interface Props {
  readonly caption: string;
  readonly rows: readonly Access[];
  readonly settings: Settings;
}

/** Place by place, what comes and by which rule. */
export function AccessTable({ caption, rows, settings }: Props) {
  // The note of an answer names no classes.
  const hasClass = rows.some(({ shareClass }) => shareClass !== null);
  return (
    <table className="access">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">位置 · Place</th>
          <th scope="col">字段 · Field</th>
          <th scope="col">结果 · Result</th>
          <th scope="col">依据规则 · Rule</th>
          {hasClass && <th scope="col">共享属性 · Class</th>}
          <th scope="col">责任部门 · Owner</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.at} ${row.coordinate} ${row.input} ${row.kind}`} data-kind={row.kind}>
            <th scope="row">
              <Dotted text={row.at} />
            </th>
            <td data-label="字段 · Field">
              <Dotted text={row.coordinate} />
              {row.input !== null && (
                <div>
                  经参数 by <Dotted text={row.input} />
                </div>
              )}
            </td>
            <td data-label="结果 · Result">
              <Result row={row} />
            </td>
            <td data-label="依据规则 · Rule">
              <Rules row={row} settings={settings} />
            </td>
            {hasClass && (
              <td data-label="共享属性 · Class">
                {row.shareClass === null ? '—' : <Both {...classWording(row.shareClass)} />}
              </td>
            )}
            <td data-label="责任部门 · Owner">
              {row.owner === null ? '—' : <Both {...departmentWording(row.owner, settings)} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A name that may be broken after its dots, and nowhere else unless it must. */
function Dotted({ text }: { readonly text: string }) {
  const parts = text.split('.');
  return (
    <code>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a name stay where they are
        <Fragment key={index}>
          {index > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

function Result({ row: { kind, mask } }: { readonly row: Access }) {
  const shown = (
    <>
      <span className="kind">
        <Both {...KINDS[kind]} />
      </span>{' '}
      {mask !== null && kind !== 'SCOPED' && <Both {...maskWording(mask)} />}
    </>
  );
  if (kind !== 'SCOPED') return shown;
  return (
    <>
      {shown}
      <div>
        其余 others: <Shown mask={mask} without="DENIED" />
      </div>
    </>
  );
}

/** By a mask, or what there is without one. */
function Shown({ mask, without }: { readonly mask: string | null; readonly without: 'FULL' | 'DENIED' }) {
  if (mask === null) return <Both {...KINDS[without]} />;
  return (
    <>
      <Both {...KINDS.MASKED} /> <Both {...maskWording(mask)} />
    </>
  );
}

/** 授权 demo-… → 完整 whole （名录库 directory school-canteens）, a line for each scope; last what holds for the others. */
function Rules({ row, settings }: { readonly row: Access; readonly settings: Settings }) {
  const { rule, scopes } = row;
  const rest = rule !== null && <Both {...ruleWording(rule, settings)} />;
  if (scopes.length === 0) return rest;
  return (
    <ul>
      {scopes.map((scope) => (
        <li key={JSON.stringify(scope)}>
          <Both {...ruleWording(scope.rule, settings)} /> → <Shown mask={scope.mask} without="FULL" />
          {scope.where.length > 0 && <Where scope={scope} />}
        </li>
      ))}
      <li>其余 others: {rest}</li>
    </ul>
  );
}

function Where({ scope }: { readonly scope: Scope }) {
  const parts = scope.where.map(([part, value]) => `${scopePartWording(part).zh} ${part} ${value}`);
  return <span>（{parts.join('，')}）</span>;
}
