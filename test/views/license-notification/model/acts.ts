import fc from 'fast-check';
import { ACTORS, type Department, SCOPES, SUBJECTS } from './ground.ts';
import { type Dated, KINDS, type Kind } from './model.ts';

/** One step of a story; a notice is told by a number, as there are none yet. */
export type Step = { readonly hub: number; readonly isApt: boolean } & (
  | { readonly kind: 'register' | 'change'; readonly subject: number; readonly scope: number }
  | { readonly kind: 'cancel'; readonly subject: number }
  | {
      readonly kind: 'claim' | 'sendBack';
      readonly by: Department;
      readonly notice: number;
      readonly dated: Dated;
    }
  | {
      readonly kind: 'pool' | 'terminate' | 'revoke' | 'close';
      readonly by: Department;
      readonly notice: number;
    }
  | {
      readonly kind: 'reroute';
      readonly by: Department;
      readonly notice: number;
      readonly to: Department | 'nobody';
    }
  | {
      readonly kind: 'report';
      readonly by: Department;
      readonly notice: number;
      readonly found: Kind;
      readonly isNumbered: boolean;
    }
  | { readonly kind: 'race'; readonly notice: number; readonly racers: readonly Department[] }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'restart' }
);

const subject = fc.nat(SUBJECTS.length - 1);
const scope = fc.nat(SCOPES.length - 1);
const notice = fc.nat(11);
const by = fc.constantFrom(...ACTORS);
const dated = fc.constantFrom<Dated[]>('today', 'today', 'today', 'today', 'before', 'future');
// Of random departments few may do what they try: most of the time it is done by one that may.
const isApt = fc.constantFrom(true, true, true, false);

const each = <Kind extends string, Rest extends object>(
  kind: Kind,
  rest: fc.Arbitrary<Rest>,
): fc.Arbitrary<Step> =>
  fc
    .tuple(fc.constantFrom(0, 1), isApt, rest)
    .map(([hub, apt, told]) => ({ hub, isApt: apt, kind, ...told }) as never);

const found = fc
  .tuple(fc.constantFrom(...KINDS), fc.constantFrom(true, true, true, false))
  .map(([kind, isRight]) => ({ found: kind, isNumbered: (kind === 'PERMIT_GRANTED') === isRight }));

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: each('register', fc.record({ subject, scope })) },
  { weight: 3, arbitrary: each('change', fc.record({ subject, scope })) },
  { weight: 1, arbitrary: each('cancel', fc.record({ subject })) },
  { weight: 6, arbitrary: each('claim', fc.record({ by, notice, dated })) },
  { weight: 4, arbitrary: each('sendBack', fc.record({ by, notice, dated })) },
  {
    weight: 4,
    arbitrary: each('reroute', fc.record({ by, notice, to: fc.constantFrom(...ACTORS, 'nobody' as const) })),
  },
  { weight: 3, arbitrary: each('pool', fc.record({ by, notice })) },
  { weight: 1, arbitrary: each('terminate', fc.record({ by, notice })) },
  { weight: 2, arbitrary: each('revoke', fc.record({ by, notice })) },
  {
    weight: 5,
    arbitrary: each(
      'report',
      fc.tuple(fc.record({ by, notice }), found).map(([one, other]) => ({ ...one, ...other })),
    ),
  },
  { weight: 2, arbitrary: each('close', fc.record({ by, notice })) },
  {
    weight: 3,
    arbitrary: each(
      'race',
      fc.record({ notice, racers: fc.uniqueArray(by, { minLength: 2, maxLength: 4 }) }),
    ),
  },
  { weight: 2, arbitrary: each('days', fc.record({ days: fc.integer({ min: 1, max: 9 }) })) },
  { weight: 1, arbitrary: each('restart', fc.constant({})) },
);
