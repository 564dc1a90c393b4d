import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type Ref, useEffect, useImperativeHandle } from 'react';
import { DESK_PLUGIN } from './desk/desk-plugin.tsx';
import { oneOperation } from './explanation.ts';
import type { Example } from './settings.ts';

/** What the bar may do to the editor. */
export interface EditorHandle {
  /** Stops what runs, empties the answers of every tab (they belong to who got them) and fetches the caller's own schema. */
  changeCaller(): void;
  /** Shows an example: in a new tab if the present one holds work of the user's. */
  show(example: Example, examples: readonly Example[]): void;
  /** The operation that the run button would run, with its fragments. */
  operation(): string;
  /** Opens the panel in which requests are made and decided. */
  openDesk(): void;
}

/** Renders nothing; it lives inside GraphiQL because only there its state can be reached. */
export function EditorControl({ ref }: { readonly ref: Ref<EditorHandle> }) {
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex, operationName, ...editors } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    operationName: state.operationName,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    responseEditor: state.responseEditor,
  }));
  const { queryEditor, variableEditor, responseEditor } = editors;

  // GraphiQL keeps a tab's variables over a reload, and takes those of a default tab, but shows neither until the tab is
  // chosen again, and would send none.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as there is an editor to show them in
  useEffect(() => {
    const kept = tabs[activeTabIndex]?.variables;
    if (kept && variableEditor?.getValue() === '') variableEditor.setValue(kept);
  }, [variableEditor]);

  useImperativeHandle(ref, () => ({
    changeCaller() {
      actions.stop();
      // GraphiQL has no action for the other tabs; handing it the tabs "reordered" sets them. It also puts the text of
      // the active tab back into the editor, which costs the undo history, hence only when there is something to clear.
      if (tabs.some((tab, index) => index !== activeTabIndex && tab.response)) {
        const query = queryEditor?.getValue() ?? null;
        const variables = variableEditor?.getValue() ?? null;
        actions.moveTab(
          tabs.map((tab, index) => (index === activeTabIndex ? tab : { ...tab, response: null })),
        );
        actions.updateActiveTabValues({ query, variables });
        queryEditor?.setValue(query ?? '');
        variableEditor?.setValue(variables ?? '');
      }
      actions.updateActiveTabValues({ response: null });
      responseEditor?.setValue('');
      actions.introspect();
    },
    show(example, examples) {
      const present = queryEditor?.getValue().trim() ?? '';
      const isUntouched = present === '' || examples.some(({ query }) => query.trim() === present);
      if (!isUntouched) actions.addTab();
      queryEditor?.setValue(example.query);
      variableEditor?.setValue(variablesText(example) ?? '');
      responseEditor?.setValue('');
      queryEditor?.focus();
    },
    openDesk() {
      // GraphiQL keeps to itself whether the pane of the plugins is folded away: its button is the only way to unfold it.
      document.querySelector<HTMLElement>(`button[aria-label="Show ${DESK_PLUGIN.title}"]`)?.click();
    },
    operation: () => oneOperation(queryEditor?.getValue() ?? '', operationName ?? null),
  }));
  return null;
}

export function variablesText(example: Example): string | null {
  return example.variables ? JSON.stringify(example.variables, null, 2) : null;
}
