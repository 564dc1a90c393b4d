import { createContext, useContext } from 'react';
import type { Desk } from './use-desk.ts';

/** GraphiQL renders a plugin without properties, so what it works with comes from around GraphiQL. */
export const DeskContext = createContext<Desk | null>(null);

export function useDeskContext(): Desk {
  return useContext(DeskContext)!;
}
