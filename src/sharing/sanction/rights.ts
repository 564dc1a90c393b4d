import { createHash } from 'node:crypto';
import { HubError } from '../../errors.ts';
import { typeOf } from '../../permission/coordinate.ts';
import { UNCONFIRMED } from '../../permission/decide.ts';
import { isCut } from '../../permission/verdict.ts';
import type { RequestScope } from '../../subgraph/context.ts';
import { type SanctionKind, TYPE_OF_KIND } from './kind.ts';

/** What a puller may have of the records of one kind. */
export interface Rights {
  /** Equal where the same is shown of all of them, and of their subjects. */
  readonly hash: string;
  /** Whether nothing of any is shown. */
  readonly isNothing: boolean;
}

// The hub's own mark says nothing that a view has said.
const MARKS = ['disputed'];

/** Throws while nobody can say whether the policy still holds. */
export function rightsOf(
  { decision, graph }: Pick<RequestScope, 'decision' | 'graph'>,
  kind: SanctionKind,
): Rights {
  const type = TYPE_OF_KIND[kind];
  const coordinates = [...(graph?.table.shares.keys() ?? [])].sort();
  const ofType = coordinates.filter((coordinate) => typeOf(coordinate) === type);
  const ofSubject = coordinates.filter((coordinate) => typeOf(coordinate) === 'Subject');
  const verdicts = [...ofType, ...ofSubject].map(
    (coordinate) => [coordinate, decision.verdict(coordinate)] as const,
  );
  // Nothing is taken back from anybody because nobody can say at the moment what is granted.
  const unconfirmed = verdicts.find(([, verdict]) => verdict?.rule === UNCONFIRMED);
  if (unconfirmed !== undefined) throw new HubError('POLICY_STALE', { coordinate: unconfirmed[0] });
  return {
    hash: createHash('sha256').update(JSON.stringify(verdicts)).digest('base64url'),
    isNothing: ofType
      .filter((coordinate) => !MARKS.some((mark) => coordinate === `${type}.${mark}`))
      .every((coordinate) => isCut(decision.verdict(coordinate))),
  };
}
