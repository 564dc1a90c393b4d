import type { GraphiQLPlugin } from '@graphiql/react';
import { DeskPanel } from './desk-panel.tsx';

/** The panel of GraphiQL in which requests are made and decided. */
export const DESK_PLUGIN: GraphiQLPlugin = {
  title: '共享待办 · Requests and duties',
  content: DeskPanel,
  icon: () => (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5" strokeLinejoin="round" />
    </svg>
  ),
};
