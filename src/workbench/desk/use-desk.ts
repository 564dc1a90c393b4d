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
  /** Whose it is. */
  readonly by: Tokens;
  readonly content: DeskContent | null;
  readonly openRequest: string | null;
  readonly said: Desk['said'];
}

const bare = (by: Tokens): Paper => ({ by, content: null, openRequest: null, said: null });

export function useDesk(settings: Settings, identity: Identity, tokens: Tokens): Desk {
  const [drawer, setDrawer] = useState<Drawer>('duties');
  const [laid, setLaid] = useState(() => bare(tokens));
  const stop = useRef<AbortController | null>(null);
  const actsBy = useRef(tokens);
  // A second click on the same draft means the request that the first one made.
  const drafted = useRef(new WeakMap<AccessRequestInput, Promise<Outcome>>());
  // What lies there is that department's; another's must not be seen for a moment.
  const paper = useMemo(() => (laid.by === tokens ? laid : bare(tokens)), [laid, tokens]);
  // Whoever acts may have changed before an answer comes; then it is not for whoever looks.
  const lay = useCallback(
    (part: Partial<Paper>) => {
      if (actsBy.current !== tokens) return;
      setLaid((before) => ({ ...(before.by === tokens ? before : bare(tokens)), ...part }));
    },
    [tokens],
  );

  const load = useCallback(async () => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const content = await loadDesk(tokens, mine.signal).catch(() => null);
    if (content !== null && !mine.signal.aborted) lay({ content });
  }, [tokens, lay]);

  useEffect(() => {
    actsBy.current = tokens;
    return () => stop.current?.abort();
  }, [tokens]);

  return useMemo(() => {
    const isOver = () => actsBy.current !== tokens;
    const { content, openRequest, said } = paper;
    return {
      settings,
      identity,
      drawer,
      content,
      openRequest,
      said,
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
        lay({ openRequest: null, said: null });
        const asked = drafted.current.get(input) ?? carryOut({ name: 'requestAccess', input }, tokens);
        drafted.current.set(input, asked);
        const outcome = await asked;
        if ('problem' in outcome) drafted.current.delete(input);
        if (isOver()) return;
        lay('problem' in outcome ? { said: outcome } : { openRequest: outcome.id });
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
