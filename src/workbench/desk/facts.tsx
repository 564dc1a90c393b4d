import type { ReactNode } from 'react';
import { Both } from '../both.tsx';
import { maskWording, type Wording } from '../wording.ts';
import type { AccessRequest, Grant } from './desk-content.ts';

/** Names and what they are, as a list; what is not there is left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [Wording, ReactNode])[] }) {
  return (
    <dl>
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name.en}>
            <dt>
              <Both {...name} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Fields as they are read: each on a line of its own, broken at its dot if it must. */
export function Coordinates({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className="coordinates">
      {of.map((coordinate) => (
        <li key={coordinate}>
          <code>
            {coordinate.split('.')[0]}.<wbr />
            {coordinate.split('.').slice(1).join('.')}
          </code>
        </li>
      ))}
    </ul>
  );
}

/** For which records, and how masked: what is less than all. */
export function limitsOf({ scope, mask, client }: Pick<AccessRequest | Grant, 'scope' | 'mask' | 'client'>) {
  const told = [
    scope?.division && `行政区划 division ${scope.division}`,
    scope?.industry && `行业 industry ${scope.industry}`,
    scope?.directory && `名录库 directory ${scope.directory}`,
    mask && `${maskWording(mask).zh} mask ${mask}`,
    client && `应用 client ${client}`,
  ];
  return told.filter(Boolean).join('，');
}

export function daysOf({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }) {
  return validFrom === null && validTo === null ? '' : `${validFrom ?? '…'} — ${validTo ?? '…'}`;
}
