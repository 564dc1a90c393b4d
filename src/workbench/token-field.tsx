import { useState } from 'react';
import type { Identity } from './tokens.ts';

interface Props {
  readonly identity: Identity;
  readonly onIdentity: (identity: Identity) => void;
}

/** Outside a demonstration the user brings a token (访问令牌) from POST /oauth/token or the department's identity provider. */
export function TokenField({ identity, onIdentity }: Props) {
  const [text, setText] = useState('');
  const token = text.trim().replace(/^Bearer\s+/i, '');
  // RFC 6750 §2.1: the characters of a bearer token. Anything else was not copied whole.
  const isUsable = /^[A-Za-z0-9\-._~+/]+=*$/.test(token);
  const apply = () => {
    if (!isUsable) return;
    setText('');
    onIdentity({ kind: 'pasted', token });
  };

  if (identity.kind === 'pasted') {
    return (
      <div className="field">
        <span>访问令牌 · Access token</span>
        <div className="joined">
          <output>已启用 · in use</output>
          <button type="button" onClick={() => onIdentity({ kind: 'anonymous' })}>
            清除 · Clear
          </button>
        </div>
      </div>
    );
  }
  // Not a <form>: a submitted one makes browsers offer to save the token as a password.
  return (
    <div className="field">
      <label htmlFor="token">访问令牌 · Access token</label>
      <div className="joined">
        <input
          id="token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder="匿名 · anonymous"
          value={text}
          aria-invalid={token !== '' && !isUsable}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && apply()}
        />
        <button type="button" disabled={!isUsable} onClick={apply}>
          使用 · Use
        </button>
      </div>
    </div>
  );
}
