import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Settings } from '../settings.ts';
import type { Identity, Tokens } from '../tokens.ts';
import type { Wording } from '../wording.ts';
import { carryOut, type Deed, type Outcome } from './deed.ts';
import { type DeskContent, loadDesk } from './desk-content.ts';
import type { AccessRequestInput } from './request-input.ts';

export type Drawer = 'duties' | 'requests' | 'grants';

/** What lies on the desk of whoever the page acts as, and what may be done with it. */
export interface Desk {
  readonly settings: Settings;
  readonly identity: Identity;
  /** Null until it is loaded. */
  readonly content: DeskContent | null;
  readonly drawer: Drawer;
  /** The request whose form is open. */
  readonly openRequest: string | null;
  /** What was done last, or what was wrong with asking. */
  readonly said: { readonly done: Wording } | { readonly problem: Wording } | null;
  show(drawer: Drawer, openRequest?: string | null): void;
  load(): Promise<void>;
  /** Answers with what went wrong; null where it is done, which the desk then says as `done`. */
  act(deeds: Deed | readonly Deed[], done: Wording): Promise<Wording | null>;
  /** Drafts a request once, and opens its form. */
  draft(input: AccessRequestInput): Promise<void>;
}

interface Paper {
  readonly content: DeskContent | null;
  readonly openRequest: string | null;
  readonly said: Desk['said'];
}

const BARE: Paper = { content: null, openRequest: null, said: null };

export function useDesk(settings: Settings, identity: Identity, tokens: Tokens): Desk {
  const [drawer, setDrawer] = useState<Drawer>('duties');
  const [paper, setPaper] = useState(BARE);
  const stop = useRef<AbortController | null>(null);
  const actsBy = useRef(tokens);
  // A second click on the same draft means the request that the first one made.
  const drafted = useRef(new WeakMap<AccessRequestInput, string>());
  const lay = useCallback((part: Partial<Paper>) => setPaper((before) => ({ ...before, ...part })), []);

  const load = useCallback(async () => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const content = await loadDesk(tokens, mine.signal).catch(() => null);
    if (content !== null && !mine.signal.aborted) lay({ content });
  }, [tokens, lay]);

  // What lies there is that department's; another's must not be seen for a moment.
  useEffect(() => {
    actsBy.current = tokens;
    setPaper(BARE);
    return () => stop.current?.abort();
  }, [tokens]);

  return useMemo(() => {
    // Whoever acts may have changed before an answer comes; then it is nobody's who looks.
    const isOver = () => actsBy.current !== tokens;
    return {
      settings,
      identity,
      drawer,
      ...paper,
      show: (next: Drawer, openRequest: string | null = null) => {
        setDrawer(next);
        lay({ openRequest, said: null });
      },
      load,
      async act(deeds, done) {
        const problem = await firstProblem([deeds].flat(), tokens);
        if (isOver()) return null;
        lay(problem === null ? { said: { done }, openRequest: null } : { said: null });
        await load();
        return problem;
      },
      async draft(input) {
        setDrawer('requests');
        const known = drafted.current.get(input);
        if (known !== undefined) return lay({ openRequest: known, said: null });
        lay({ openRequest: null, said: null });
        const outcome: Outcome = await carryOut({ name: 'requestAccess', input }, tokens);
        if (isOver()) return;
        if ('problem' in outcome) return lay({ said: outcome });
        drafted.current.set(input, outcome.id);
        lay({ openRequest: outcome.id });
        await load();
      },
    } satisfies Desk;
  }, [settings, identity, tokens, drawer, paper, lay, load]);
}

async function firstProblem(deeds: readonly Deed[], tokens: Tokens): Promise<Wording | null> {
  for (const deed of deeds) {
    const outcome = await carryOut(deed, tokens);
    if ('problem' in outcome) return outcome.problem;
  }
  return null;
}
