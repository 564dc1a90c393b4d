import { useRef, useState } from 'react';
import { type Explanation, explain, type Question } from './explanation.ts';
import type { Tokens } from './tokens.ts';

/** Where the explanation stands: asked for, told, or failed with a sentence. */
export type Explaining = { readonly question: Question } & (
  | { readonly state: 'asked' }
  | { readonly state: 'told'; readonly explanation: Explanation }
  | { readonly state: 'failed'; readonly problem: string }
);

/** The explanation that the page shows, if any; a later question takes the place of an earlier one. */
export function useExplanation() {
  const [explaining, setExplaining] = useState<Explaining | null>(null);
  const stop = useRef<AbortController | null>(null);

  const close = () => {
    stop.current?.abort();
    setExplaining(null);
  };
  const ask = (question: Question, tokens: Tokens) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setExplaining({ question, state: 'asked' });
    explain(question, { tokens, signal: mine.signal }).then(
      (explanation) => !mine.signal.aborted && setExplaining({ question, state: 'told', explanation }),
      (error: Error) =>
        !mine.signal.aborted && setExplaining({ question, state: 'failed', problem: error.message }),
    );
  };
  return { explaining, ask, close };
}
