import { GraphQLError } from 'graphql';
import { type ErrorCode, HubError } from '../../errors.ts';
import type { SubgraphErrorShape } from '../../subgraph/seat.ts';
import { absentFields } from './absent-fields.ts';
import { type AnswerPlace, answerPlace } from './answer-place.ts';
import { compileExplanations } from './explanations.ts';
import type { Lapse, Projecting } from './project.ts';
import { isCutOut, type ObjectPlan } from './projection.ts';
import type { Row } from './row.ts';
import type { DataPath, MetError } from './run.ts';

const LAPSE_CODES: Record<Lapse, ErrorCode> = {
  MISSING: 'VALUE_MISSING',
  NOT_IN_SCHEMA: 'VALUE_NOT_IN_SCHEMA',
};

/** The errors of an answer: those that the fetches met, then those that making the answer turns up. */
export interface AnswerErrors {
  readonly errors: readonly GraphQLError[];
  readonly projecting: Projecting;
}

export function collectErrors(met: readonly MetError[], plan: ObjectPlan, root: Row): AnswerErrors {
  const errors: GraphQLError[] = [];
  const places: DataPath[] = [];
  for (const { error, path, missing, absent } of inPlanOrder(met)) {
    const place = answerPlace(plan, root, path);
    const absence = isAbsence(error)
      ? {
          subgraph: error.values.subgraph,
          missing: absentFields(plan, absent ?? missing?.map((key) => [key]) ?? [path.map(String)]),
        }
      : undefined;
    errors.push(answerError(error, { ...place, ...(absence && { extensions: absence }) }));
    if (missing === undefined) places.push(place.path);
    else places.push(...missing.map((key) => answerPlace(plan, root, [key]).path));
  }
  let isExplained: ((path: DataPath) => boolean) | undefined;
  return {
    errors,
    projecting: {
      path: [],
      fields: [],
      lapse(kind, { path, fields }) {
        isExplained ??= compileExplanations(places);
        const field = fields[fields.length - 1];
        // No view was asked for what was cut out: whoever cut it says why.
        if (kind === 'MISSING' && ((field !== undefined && isCutOut(field)) || isExplained(path))) return;
        const values = { coordinate: field?.coordinate ?? '' };
        errors.push(
          answerError(new HubError(LAPSE_CODES[kind], values), { path: [...path], node: field?.node }),
        );
      },
    },
  };
}

const inPlanOrder = (met: readonly MetError[]): readonly MetError[] =>
  met.length > 1 ? [...met].sort((a, b) => a.fetch - b.fetch) : met;

const ABSENCES: ReadonlySet<ErrorCode> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_INVALID_RESPONSE',
  'UNKNOWN_OUTCOME',
]);

/** An error that stands for a whole fetch, made by us: no subgraph can say of others that they are missing. */
const isAbsence = (error: SubgraphErrorShape): error is HubError =>
  error instanceof HubError && ABSENCES.has(error.code);

function answerError(
  error: SubgraphErrorShape,
  { path, node, extensions }: AnswerPlace & { readonly extensions?: Readonly<Record<string, unknown>> },
): GraphQLError {
  // A remote subgraph's JSON may hold anything under this name.
  const original = [error.originalError, error].find((candidate) => candidate instanceof Error);
  const code = original instanceof HubError ? { code: original.code } : undefined;
  return new GraphQLError(error.message, {
    ...(path.length > 0 && { path }),
    ...(node && { nodes: [node] }),
    ...(original && { originalError: original }),
    extensions: { ...code, ...error.extensions, ...extensions },
  });
}
