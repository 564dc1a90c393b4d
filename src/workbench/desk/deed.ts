import { record, text } from '../access.ts';
import { askGraph } from '../graph-request.ts';
import type { Tokens } from '../tokens.ts';
import type { Wording } from '../wording.ts';
import { problemOf } from './problem.ts';
import type { AccessRequestInput } from './request-input.ts';

/** Something that one does with a request, a doubt or a grant. */
export type Deed =
  | { readonly name: 'requestAccess'; readonly input: AccessRequestInput }
  | { readonly name: 'amendAccessRequest'; readonly id: string; readonly input: AccessRequestInput }
  | { readonly name: 'submitAccessRequest' | 'withdrawAccessRequest'; readonly id: string }
  | {
      readonly name: 'decideAccessRequest';
      readonly id: string;
      readonly decision: 'APPROVE' | 'REFUSE' | 'RETURN';
      readonly reason: string | null;
      readonly legalBasis: string | null;
    }
  | { readonly name: 'confirmAccessDecision' | 'confirmCorrection'; readonly id: string }
  | { readonly name: 'answerDoubt'; readonly id: string; readonly isError: boolean; readonly answer: string }
  | { readonly name: 'renewGrant'; readonly id: string; readonly validTo: string }
  | { readonly name: 'revokeGrant'; readonly id: string; readonly reason: string };

const INPUTS: Readonly<Record<string, string>> = {
  id: 'ID!',
  input: 'AccessRequestInput!',
  decision: 'RequestDecision!',
  legalBasis: 'String',
  isError: 'Boolean!',
  answer: 'String!',
  validTo: 'Date!',
};

/** The mutation and its variables. */
export function mutationOf({ name, ...variables }: Deed) {
  const given = Object.keys(variables);
  const typeOf = (variable: string) =>
    variable === 'reason' ? (name === 'revokeGrant' ? 'String!' : 'String') : INPUTS[variable];
  const declared = given.map((variable) => `$${variable}: ${typeOf(variable)}`).join(', ');
  const passed = given.map((variable) => `${variable}: $${variable}`).join(', ');
  return { query: `mutation Deed(${declared}) { done: ${name}(${passed}) { id } }`, variables };
}

export type Outcome = { readonly id: string } | { readonly problem: Wording };

/** Carries it out. It is not stopped on the way: nobody would know how far it came. */
export async function carryOut(deed: Deed, tokens: Tokens): Promise<Outcome> {
  const answer = await askGraph({
    operation: { ...mutationOf(deed), operationName: 'Deed' },
    tokens,
    reason: { purpose: '', caseNumber: '', strict: false },
    signal: new AbortController().signal,
  });
  const id = text(record(record(answer.data).done).id);
  return id !== null ? { id } : { problem: problemOf(answer) ?? UNTOLD };
}

const UNTOLD: Wording = { zh: '平台未给出结果。', en: 'The hub gave no result.' };
