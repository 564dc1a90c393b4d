import { createHash } from 'node:crypto';
import { type GraphQLFormattedError, parse } from 'graphql';
import type { AuditEvent, AuditWriter } from '../../src/audit/event.ts';
import { momentAt } from '../../src/clock.ts';
import type { HubError } from '../../src/errors.ts';
import { answer } from '../../src/gateway/answer.ts';
import { type Gateway, openGateway } from '../../src/gateway/gateway.ts';
import type { SharingNote } from '../../src/gateway/sharing-note.ts';
import { composeSupergraph, loadSupergraph } from '../../src/gateway/supergraph.ts';
import { CLASSES_ALONE, type PolicySnapshot } from '../../src/permission/policy.ts';
import { ANONYMOUS, type Principal } from '../../src/permission/principal.ts';
import type { ShareClass } from '../../src/permission/share.ts';
import type { Subgraph, SubgraphRequest } from '../../src/subgraph/seat.ts';

export interface GatewaySeats {
  readonly sources: readonly { readonly name: string; readonly sdl: string }[];
  readonly subgraphs: readonly Subgraph[];
  /** Takes the place of the writer that resolves at once and remembers. */
  readonly audit?: AuditWriter;
  readonly shareDefault?: ShareClass;
  /** What departments have agreed on; nothing unless given. */
  readonly policy?: Partial<PolicySnapshot>;
}

export interface Asking {
  /** Nobody known for null. */
  readonly as: string | null;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly purpose?: string;
}

/** What a caller would see of an answer, as JSON tells it. */
export interface Told {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as its query shaped it.
  readonly data: any;
  readonly errors: readonly GraphQLFormattedError[];
  readonly extensions?: { readonly sharing: SharingNote };
}

export interface AskedGateway {
  readonly gateway: Gateway;
  /** What was audited, and what the subgraphs were asked, since the last question. */
  readonly audited: readonly AuditEvent[];
  readonly requests: readonly (SubgraphRequest & { readonly subgraph: string })[];
  ask(source: string, asking: Asking): Promise<Told>;
  /** The HubError with which the whole operation is refused; fails if it is answered. */
  refusal(source: string, asking: Asking): Promise<HubError>;
}

export const AT = momentAt(new Date('2026-11-22T10:00:00+08:00'));

/** A gateway over given subgraphs, asked as `http` would ask it, with everything it tells others on record. */
export function askGateway({ sources, subgraphs, audit, shareDefault, policy }: GatewaySeats): AskedGateway {
  const audited: AuditEvent[] = [];
  const requests: (SubgraphRequest & { subgraph: string })[] = [];
  const gateway = openGateway({
    supergraph: loadSupergraph(composeSupergraph(sources)),
    subgraphs: subgraphs.map(({ name, execute }) => ({
      name,
      execute: (request) => {
        requests.push({ subgraph: name, ...request });
        return execute(request);
      },
    })),
    policy: () => ({ ...CLASSES_ALONE, version: 'p1', ...policy }),
    audit: audit ?? {
      append: async (event) => {
        audited.push(event);
        return { chain: 'c', seq: audited.length, hash: 'h' };
      },
    },
    clock: () => AT,
    ...(shareDefault && { shareDefault }),
  });
  const principalOf = (department: string | null): Principal =>
    department === null ? ANONYMOUS : { ...ANONYMOUS, department, client: 'test', roles: ['app'] };

  const ask: AskedGateway['ask'] = async (source, { as, variables = {}, operationName, purpose = null }) => {
    audited.length = 0;
    requests.length = 0;
    const { data, errors, extensions } = await answer(gateway, {
      document: parse(source),
      operationHash: createHash('sha256').update(source).digest('hex'),
      operationName,
      variables,
      principal: principalOf(as),
      purpose,
      caseNumber: null,
      strict: false,
      idempotencyKey: null,
    });
    return JSON.parse(JSON.stringify({ data, errors, extensions }));
  };
  return {
    gateway,
    audited,
    requests,
    ask,
    async refusal(source, asking) {
      const told = await ask(source, asking).catch((error: HubError) => error);
      if (told instanceof Error) return told;
      throw new Error(`It was answered: ${JSON.stringify(told)}`);
    },
  };
}
