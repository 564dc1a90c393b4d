import type { Deadlines } from '../../calendar/deadlines.ts';
import type { Moment } from '../../clock.ts';
import type { Database } from '../../database/statement.ts';
import { HubError } from '../../errors.ts';
import type { GrantableGraph } from '../../permission/grant-faults.ts';
import { isHidden } from '../../permission/verdict.ts';
import type { ViewContext } from '../../subgraph/context.ts';

/** What an act on a request works with: one transaction, one moment, one graph. */
export interface Acting {
  readonly at: Database;
  readonly moment: Moment;
  readonly deadlines: Deadlines;
  readonly graph: GrantableGraph;
  /** Whether the field exists for whoever acts. */
  readonly exists: (coordinate: string) => boolean;
}

/** Does an act whole or not at all. */
export function acted<T>(context: ViewContext, act: (acting: Acting) => Promise<T>): Promise<T> {
  const { graph, moment, decision } = context.scope;
  // A view on a server of its own knows no other's fields.
  if (graph === undefined) throw new HubError('WRITING_UNAVAILABLE');
  const exists = (coordinate: string) => !isHidden(decision.verdict(coordinate));
  const { deadlines } = context;
  return context.write((at) => act({ at, moment, deadlines, graph, exists }));
}
