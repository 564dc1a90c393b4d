import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { useMemo, useRef, useState } from 'react';
import { Bar } from './bar.tsx';
import { DeskContext } from './desk/desk-context.ts';
import { DESK_PLUGIN } from './desk/desk-plugin.tsx';
import type { AccessRequestInput } from './desk/request-input.ts';
import { useDesk } from './desk/use-desk.ts';
import { EditorControl, type EditorHandle, variablesText } from './editor-control.tsx';
import { ExplanationPanel } from './explanation-panel.tsx';
import { graphFetcher } from './graph-fetcher.ts';
import type { Reason } from './graph-request.ts';
import { recall, remember } from './remembered.ts';
import { FIRST_SEAT, SEATS } from './seat.ts';
import type { Example, Settings } from './settings.ts';
import { type Sharing, sharingOf } from './sharing.ts';
import { SharingNotice } from './sharing-notice.tsx';
import { type Identity, tokenKeeper } from './tokens.ts';
import { useExplanation } from './use-explanation.ts';

// One list for good: another one would make GraphiQL close what is open.
const PLUGINS = [HISTORY_PLUGIN, DESK_PLUGIN];

/** The bar, what is said about sharing, and GraphiQL; and the state they have in common: who asks, and what for. */
export function Workbench({ settings }: { readonly settings: Settings }) {
  const { purposes, examples } = settings;
  const [identity, setIdentity] = useState(() => firstIdentity(settings));
  const [reason, setReason] = useState(() => firstReason(settings));
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [tokensFor] = useState(tokenKeeper);
  const tokens = useMemo(() => tokensFor(identity), [tokensFor, identity]);
  const desk = useDesk(settings, identity, tokens);
  const { explaining, ask, close } = useExplanation();
  const editor = useRef<EditorHandle>(null);
  // What the next request says of its caller. Not state: a fetcher that changed would make GraphiQL drop the schema
  // before it has the next, and with it the place in the documentation where the reader was.
  const caller = useRef({ tokens, reason });
  const fetcher = useMemo(
    () =>
      graphFetcher(
        () => caller.current,
        (answer) => setSharing(answer && sharingOf(answer)),
      ),
    [],
  );

  // GraphiQL tells of every change in a tab; only that another one is shown makes what is said about sharing wrong.
  const shownTab = useRef(0);
  const onTabChange = ({ activeTabIndex }: { readonly activeTabIndex: number }) => {
    if (activeTabIndex !== shownTab.current) forget();
    shownTab.current = activeTabIndex;
  };

  const forget = () => {
    setSharing(null);
    close();
  };
  const explain = (as = '') =>
    ask(
      { operation: editor.current?.operation() ?? '', purpose: caller.current.reason.purpose, as },
      caller.current.tokens,
    );
  const state = (next: Reason) => {
    caller.current = { ...caller.current, reason: next };
    setReason(next);
    if (next.purpose !== reason.purpose) close();
    remember({ ...seatedAs(identity), purpose: next.purpose });
  };
  const actAs = (next: Identity) => {
    caller.current = { ...caller.current, tokens: tokensFor(next) };
    setIdentity(next);
    forget();
    remember({ ...seatedAs(next), purpose: reason.purpose });
    editor.current?.changeCaller();
  };
  const show = (example: Example) => {
    editor.current?.show(example, examples);
    forget();
    if (purposes.some(({ id }) => id === example.purpose)) state({ ...reason, purpose: example.purpose! });
  };

  const request = (input: AccessRequestInput) => {
    editor.current?.openDesk();
    void desk.draft(input);
  };

  const [first] = examples;
  return (
    <>
      <Bar
        settings={settings}
        identity={identity}
        reason={reason}
        onIdentity={actAs}
        onReason={state}
        onExample={show}
        onExplain={() => explain()}
      />
      <div role="status">
        {sharing && (
          <SharingNotice
            sharing={sharing}
            settings={settings}
            onRequest={request}
            onDismiss={() => setSharing(null)}
          />
        )}
      </div>
      {explaining && (
        <ExplanationPanel
          explaining={explaining}
          settings={settings}
          identity={identity}
          onAs={explain}
          onClose={close}
        />
      )}
      <main>
        <DeskContext value={desk}>
          <GraphiQL
            plugins={PLUGINS}
            fetcher={fetcher}
            onTabChange={onTabChange}
            defaultQuery=""
            {...(first && { defaultTabs: [{ query: first.query, variables: variablesText(first) }] })}
            defaultEditorToolsVisibility="variables"
            shouldPersistHeaders={false}
            isHeadersEditorEnabled={false}
            inputValueDeprecation
            schemaDescription
          >
            <GraphiQL.Logo>{null}</GraphiQL.Logo>
            <EditorControl ref={editor} />
          </GraphiQL>
        </DeskContext>
      </main>
    </>
  );
}

function seatedAs(identity: Identity) {
  if (identity.kind !== 'department') return { department: null, seat: null };
  return { department: identity.department, seat: identity.seat };
}

function firstIdentity({ demo, departments }: Settings): Identity {
  const { department, seat } = recall();
  const known = demo && departments.some(({ id }) => id === department);
  return known
    ? {
        kind: 'department',
        department: department!,
        seat: SEATS.find(({ id }) => id === seat)?.id ?? FIRST_SEAT,
      }
    : { kind: 'anonymous' };
}

function firstReason({ purposes }: Settings): Reason {
  const { purpose } = recall();
  return { purpose: purposes.some(({ id }) => id === purpose) ? purpose : '', caseNumber: '', strict: false };
}
