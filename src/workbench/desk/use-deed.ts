import { useState } from 'react';
import type { Wording } from '../wording.ts';
import type { Deed } from './deed.ts';
import { useDeskContext } from './desk-context.ts';

/** One card's way to act: one deed at a time, and what was wrong with the last one. */
export function useDeed() {
  const { act } = useDeskContext();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Wording | null>(null);
  const run = async (deeds: Deed | readonly Deed[], done: Wording) => {
    setBusy(true);
    setProblem(null);
    setProblem(await act(deeds, done));
    setBusy(false);
  };
  return { isBusy, problem, run };
}
