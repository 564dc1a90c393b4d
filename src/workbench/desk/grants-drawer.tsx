import { useState } from 'react';
import { useDeskContext } from './desk-context.ts';
import { GrantCard } from './grant-card.tsx';

/** What the department shares by grant, and what others share with it. */
export function GrantsDrawer() {
  const { content } = useDeskContext();
  const [hasPast, setPast] = useState(false);
  const grants = content?.grants ?? [];
  const shown = grants.filter(({ state }) => hasPast || state === 'ACTIVE' || state === 'COMING');
  const received = shown.filter(({ grantee }) => grantee !== null && grantee.id === content?.department);
  const given = shown.filter((grant) => !received.includes(grant));
  return (
    <>
      <label className="check">
        <input type="checkbox" checked={hasPast} onChange={(event) => setPast(event.target.checked)} />
        含已到期、已撤销 · with those that are over
      </label>
      <h3>授出 · Given ({given.length})</h3>
      {given.map((grant) => (
        <GrantCard key={grant.id} grant={grant} isReceived={false} />
      ))}
      <h3>获得 · Received ({received.length})</h3>
      {received.map((grant) => (
        <GrantCard key={grant.id} grant={grant} isReceived />
      ))}
    </>
  );
}
