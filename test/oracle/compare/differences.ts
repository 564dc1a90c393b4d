import type { GraphQLSchema } from 'graphql';
import type { AskedCase, HubAnswer } from '../hub/oracle-hub.ts';
import { graph } from '../naive/answer.ts';
import type { CursorBook } from '../naive/cursor-book.ts';
import { isNothing, mayBeRead } from '../naive/verdicts.ts';
import { askedOfViews } from './asked-of-views.ts';
import type { Expected } from './expected.ts';

interface Compared {
  readonly asked: AskedCase;
  readonly expected: Expected;
  readonly got: HubAnswer;
  readonly cursors: CursorBook;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  readonly policyVersion: string;
}

/** In which the hub’s answer is another than it should be; each as a sentence with both sides. */
export function differences(compared: Compared): string[] {
  const { expected, got, asked } = compared;
  if (expected.hidden.length > 0) {
    const isSilent = got.requests.length === 0 && got.answered === null;
    const isRefused = ['GRAPHQL_VALIDATION_FAILED', 'VARIABLES_INVALID'].includes(got.refusal?.code ?? '');
    if (isSilent && isRefused) return [];
    const names = expected.hidden.map(({ coordinate }) => coordinate).join(', ');
    return [`It names what is hidden (${names}) and is not refused: ${got.refusal?.message ?? 'answered'}.`];
  }
  if (isTooCostly(compared)) return [];
  if (got.answered === null) return [`It is refused: ${got.refusal?.code} ${got.refusal?.message}`];
  const isRefused = asked.strict && expected.denials.length > 0;
  return [
    ...toldDifferences(compared, isRefused),
    ...(isRefused ? [] : dataDifferences(compared)),
    ...askedDifferences(compared, isRefused),
    ...auditDifferences(compared, isRefused),
  ];
}

/** The limits have tests of their own; only a page beyond the largest one makes an operation of here that large. */
const isTooCostly = ({ asked, got }: Compared): boolean =>
  got.refusal?.code === 'QUERY_TOO_COSTLY' &&
  got.requests.length === 0 &&
  /\b501\b/.test(asked.text + JSON.stringify(asked.variables));

function dataDifferences({ got, expected, cursors }: Compared): string[] {
  const faults: string[] = [];
  const told = withPlaces(got.answered?.data, expected.answer.data, { cursors, faults });
  return [...faults, ...unequal('data', told, expected.answer.data)];
}

/** The hub's data with the place that a cursor stands for in place of the cursor. */
function withPlaces(
  told: unknown,
  meant: unknown,
  into: { readonly cursors: CursorBook; readonly faults: string[] },
): unknown {
  if (typeof told === 'string' && typeof meant === 'string' && meant.startsWith('["[')) {
    if (!into.cursors.learn(told, meant))
      into.faults.push(`The cursor ${told} is not that of ${meant} alone.`);
    return meant;
  }
  if (Array.isArray(told)) {
    return told.map((each, index) => withPlaces(each, Array.isArray(meant) ? meant[index] : undefined, into));
  }
  if (typeof told !== 'object' || told === null) return told;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(told)) {
    copy[key] = withPlaces(inner, (meant as Record<string, unknown> | null | undefined)?.[key], into);
  }
  return copy;
}

function toldDifferences({ got, expected, policyVersion }: Compared, isRefused: boolean): string[] {
  const errors = JSON.parse(JSON.stringify(got.answered?.errors ?? [])) as readonly {
    readonly path?: readonly unknown[];
    readonly locations?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  const isDenial = (error: (typeof errors)[number]) => error.extensions.at !== undefined;
  const denials = errors.filter(isDenial).map(({ path, locations, extensions }) => {
    const { messageZh, ...rest } = extensions;
    return { ...(path !== undefined && { path }), locations, extensions: rest };
  });
  const others = errors
    .filter((error) => !isDenial(error))
    .map(({ path, extensions }) => ({ code: extensions.code, path: path ?? [] }));
  const { requests } = expected;
  const [masked, scoped] = isRefused ? [[], []] : [expected.masked, expected.scoped];
  const isNoted = masked.length + scoped.length + requests.length > 0;
  const sharing = got.answered?.extensions?.sharing;
  const noted = sharing && { ...sharing, masked: inOrder(sharing.masked), scoped: inOrder(sharing.scoped) };
  const meant = isNoted
    ? { policyVersion, masked: inOrder(masked), scoped: inOrder(scoped), requests }
    : undefined;
  return [
    ...unequal('denials', inOrder(denials), inOrder(expected.denials)),
    ...unequal(
      'other errors',
      inOrder(others),
      isRefused ? [{ code: 'STRICTLY_REFUSED', path: [] }] : inOrder(expected.answer.errors),
    ),
    ...unequal('extensions.sharing', noted, meant),
    ...unequal('refused by X-Strict', got.answered?.isRefused, isRefused),
    ...(isRefused ? unequal('data of what is refused', got.answered?.data, null) : []),
  ];
}

function askedDifferences({ got, expected, schemas }: Compared, isRefused: boolean): string[] {
  if (isRefused) return unequal('views asked for what is refused', got.requests.length, 0);
  const { fields, inputs } = askedOfViews(got.requests, schemas);
  const faults: string[] = [];
  for (const field of fields) {
    const verdict = expected.verdictOf(field);
    if (isNothing(verdict)) faults.push(`A view was asked for ${field}, of which the caller gets nothing.`);
    else if (verdict !== null && !expected.asked.has(field)) {
      faults.push(`A view was asked for ${field}, which was not asked for.`);
    }
  }
  for (const input of inputs) {
    const read = graph.uses.get(input);
    if (read !== undefined && !mayBeRead(expected.verdictOf(read))) {
      faults.push(`A view was asked by ${input}, which reads ${read}.`);
    }
  }
  const roots = [...fields].filter((field) => field.startsWith('Query.'));
  return [...faults, ...unequal('root fields asked', roots.sort(), [...expected.roots].sort())];
}

function auditDifferences({ got, asked, expected, policyVersion }: Compared, isRefused: boolean): string[] {
  const [event] = got.events;
  if (event === undefined || got.events.length > 1) return [`It was audited ${got.events.length} times.`];
  const { department, client, person, purpose } = asked.caller;
  const isWhole = expected.denials.length + expected.answer.errors.length === 0;
  const faults = [
    ...unequal(
      'audited caller',
      [event.department, event.client, event.person, event.purpose, event.policyVersion],
      [department, client, person, purpose, policyVersion],
    ),
    ...unequal('audited outcome', event.outcome, isRefused ? 'REFUSED' : isWhole ? 'ANSWERED' : 'PARTIAL'),
  ];
  if (!isRefused)
    faults.push(...unequal('audited subjects', [...event.subjects].sort(), [...expected.subjects].sort()));
  for (const [coordinate, access] of expected.coordinates) {
    if (event.coordinates[coordinate] !== access) {
      faults.push(`Audited of ${coordinate} is ${event.coordinates[coordinate]}, not ${access}.`);
    }
  }
  return faults;
}

const inOrder = (items: readonly unknown[]): unknown[] =>
  items.toSorted((one, other) => (canonical(one) < canonical(other) ? -1 : 1));

/** As JSON whose objects have their keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

/** Of data the order of the keys counts, of what is told beside it not. */
function unequal(what: string, got: unknown, meant: unknown): string[] {
  const text = what === 'data' ? (value: unknown) => JSON.stringify(value) : canonical;
  const [one, other] = [text(got), text(meant)];
  if (one === other) return [];
  const limit = 6_000;
  return [`${what}\n  the hub:    ${one?.slice(0, limit)}\n  the oracle: ${other?.slice(0, limit)}`];
}
