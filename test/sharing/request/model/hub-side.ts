import type { Sql } from 'postgres';
import type { TestHub } from '../../../kit/hub.ts';
import type { Actor, Decision, ModelRequest, Outcome, Wanted } from './model.ts';

/** The same acts, sent to hubs as departments would send them. */
export class HubSide {
  /** Identifiers of the requests, by the order in which they were drafted. */
  readonly ids: string[] = [];

  constructor(
    public hubs: TestHub[],
    private readonly sql: Sql,
  ) {}

  async draft(hub: number, actor: Actor, wanted: Wanted): Promise<Outcome> {
    const told = await this.send(hub, actor, 'requestAccess(input: $input)', { input: inputOf(wanted) });
    if (told.id !== undefined) this.ids.push(told.id);
    return told.code;
  }

  amend = async (hub: number, actor: Actor, { index }: ModelRequest, wanted: Wanted): Promise<Outcome> =>
    (
      await this.send(hub, actor, 'amendAccessRequest(id: $id, input: $input)', {
        id: this.ids[index],
        input: inputOf(wanted),
      })
    ).code;

  submit = async (hub: number, actor: Actor, { index }: ModelRequest): Promise<Outcome> =>
    (await this.send(hub, actor, 'submitAccessRequest(id: $id)', { id: this.ids[index] })).code;

  withdraw = async (hub: number, actor: Actor, { index }: ModelRequest): Promise<Outcome> =>
    (await this.send(hub, actor, 'withdrawAccessRequest(id: $id)', { id: this.ids[index] })).code;

  async decide(hub: number, actor: Actor, part: string, decision: Decision): Promise<Outcome> {
    const { kind, reason, legalBasis, division } = decision;
    const args =
      'decideAccessRequest(id: $id, decision: $kind, reason: $reason, legalBasis: $basis, scope: $scope)';
    const scope = division === null ? null : { division };
    return (await this.send(hub, actor, args, { id: part, kind, reason, basis: legalBasis, scope })).code;
  }

  confirm = async (hub: number, actor: Actor, part: string): Promise<Outcome> =>
    (await this.send(hub, actor, 'confirmAccessDecision(id: $id)', { id: part })).code;

  delegate = async (hub: number, actor: Actor, isGiven: boolean): Promise<Outcome> =>
    (
      await this.send(
        hub,
        actor,
        'delegateDecisions(type: "PenaltyDisclosure", isPersonal: true, isGiven: $isGiven)',
        { isGiven },
        'type',
      )
    ).code;

  revoke = async (hub: number, actor: Actor, grant: string): Promise<Outcome> =>
    (await this.send(hub, actor, 'revokeGrant(id: $id, reason: "不再需要")', { id: grant })).code;

  /** What is on record, in words that the model knows. */
  async state() {
    const requests = await this.sql`
      select id, state, to_char(due_on, 'YYYY-MM-DD') as due from sharing.access_requests`;
    const parts = await this.sql`
      select id, request, decider, owners, coordinates, state, to_char(due_on, 'YYYY-MM-DD') as due, decided_by
      from sharing.request_parts order by id`;
    const grants = await this.sql`
      select id, owner, grantee, coordinates, division, to_char(valid_from, 'YYYY-MM-DD') as from,
        to_char(valid_to, 'YYYY-MM-DD') as to, revoked_at is not null as revoked, request_part from sharing.grants`;
    return { requests, parts, grants };
  }

  private async send(
    hub: number,
    { department, role, person }: Actor,
    field: string,
    variables: Record<string, unknown>,
    selection = 'id',
  ): Promise<{ id?: string; code: Outcome }> {
    const kinds = Object.keys(variables).map((name) => `$${name}: ${TYPES[name]}`);
    const { body, status } = await (this.hubs[hub] as TestHub).ask(
      department,
      `mutation (${kinds.join(', ')}) { done: ${field} { ${selection} } }`,
      { variables, principal: { roles: [role], person, client: role === 'app' ? 'app' : null } },
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    const code = body.errors?.[0]?.extensions.code ?? null;
    return { id: body.data?.done?.id, code };
  }
}

const TYPES: Readonly<Record<string, string>> = {
  input: 'AccessRequestInput!',
  id: 'ID!',
  kind: 'RequestDecision!',
  reason: 'String',
  basis: 'String',
  scope: 'RowScopeInput',
  isGiven: 'Boolean!',
};

const inputOf = ({ division, scenario, ...wanted }: Wanted) => ({
  ...wanted,
  scenario,
  legalBasis: scenario === null ? null : '国发〔2019〕5号',
  scope: division === null ? null : { division },
});
