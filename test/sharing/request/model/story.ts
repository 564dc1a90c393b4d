import { expect } from 'vitest';
import { nextDay } from '../../../oracle/naive/workday.ts';
import type { Relative, Step } from './acts.ts';
import type { HubSide } from './hub-side.ts';
import {
  type Actor,
  type Decision,
  Model,
  type ModelPart,
  type ModelRequest,
  stateOf,
  type Wanted,
} from './model.ts';

interface Target {
  readonly request: ModelRequest;
  readonly part: ModelPart;
}

export interface Stage {
  readonly hubs: HubSide;
  setToday(today: string): void;
  restart(hub: number): Promise<void>;
}

/** Plays the same steps in the model and in the hubs, and compares what both say after each. */
export class Story {
  private model: Model;
  /** How often each act has succeeded: a story in which nothing succeeds proves nothing. */
  readonly done = new Map<string, number>();

  constructor(
    private readonly stage: Stage,
    today: string,
  ) {
    this.model = new Model(today);
    stage.setToday(today);
  }

  async play(step: Step): Promise<void> {
    const { hubs } = this.stage;
    switch (step.kind) {
      case 'days':
        this.model.today = nextDay(this.model.today, step.days);
        this.stage.setToday(this.model.today);
        return;
      case 'restart':
        return this.stage.restart(step.hub);
      case 'draft': {
        const wanted = this.dated(step.wanted);
        this.compare(
          step.kind,
          await hubs.draft(step.hub, step.actor, wanted),
          this.model.draft(step.actor, wanted),
        );
        break;
      }
      case 'delegate': {
        const { actor, isGiven, hub } = step;
        this.compare(
          step.kind,
          await hubs.delegate(hub, actor, isGiven),
          this.model.delegate(actor, isGiven),
        );
        break;
      }
      case 'submit':
      case 'withdraw':
      case 'amend':
        await this.withRequest(step);
        break;
      case 'decide':
      case 'confirm':
        await this.withPart(step);
        break;
      case 'race':
        await this.race(step.part, step.decisions);
        break;
      case 'revoke':
        await this.revoke(step);
        break;
    }
    expect(await this.told()).toEqual(this.meant());
  }

  /** Whatever is not settled can be taken back by whoever asked, and is settled then. */
  async end(): Promise<void> {
    for (const request of this.model.requests) {
      if (!['DRAFT', 'UNDER_REVIEW', 'RETURNED'].includes(stateOf(request))) continue;
      const actor: Actor = { department: request.asker, role: 'analyst', person: null };
      this.compare(
        'end',
        await this.stage.hubs.withdraw(0, actor, request),
        this.model.withdraw(actor, request),
      );
    }
    expect(await this.told()).toEqual(this.meant());
    const open = this.model.requests.filter((one) =>
      ['DRAFT', 'UNDER_REVIEW', 'RETURNED'].includes(stateOf(one)),
    );
    expect(open).toEqual([]);
  }

  private async withRequest(step: Step & { kind: 'submit' | 'withdraw' | 'amend' }): Promise<void> {
    const isFit = (one: ModelRequest) => (FITTING[step.kind] ?? []).includes(stateOf(one));
    const request = fitting(this.model.requests, step.request, step.isApt ? isFit : null);
    if (request === undefined) return;
    const actor = step.isApt ? { ...step.actor, department: request.asker } : step.actor;
    const { hubs } = this.stage;
    if (step.kind !== 'amend') {
      const told = await hubs[step.kind](step.hub, actor, request);
      return this.compare(step.kind, told, this.model[step.kind](actor, request));
    }
    // What was returned is most often completed as it was.
    const wanted = step.wanted === null ? this.completed(request.wanted) : this.dated(step.wanted);
    const told = await hubs.amend(step.hub, actor, request, wanted);
    this.compare(step.kind, told, this.model.amend(actor, request, wanted));
  }

  private async withPart(step: Step & { kind: 'decide' | 'confirm' }): Promise<void> {
    const isFit = ({ part }: Target) => (FITTING[step.kind] ?? []).includes(part.state);
    const target = fitting(this.targets(), step.part, step.isApt ? isFit : null);
    if (target === undefined) return;
    const { decider, decidedBy } = target.part;
    const person = decidedBy === 'p1' ? 'p2' : 'p1';
    const actor: Actor =
      step.isApt && decider !== null ? { department: decider, role: 'data-owner', person } : step.actor;
    const id = await this.idOf(target);
    const { hubs } = this.stage;
    if (step.kind === 'confirm') {
      const told = await hubs.confirm(step.hub, actor, id);
      return this.compare(step.kind, told, this.model.confirm(actor, target));
    }
    const told = await hubs.decide(step.hub, actor, id, step.decision);
    this.compare(step.kind, told, this.model.decide(actor, target, step.decision));
  }

  /** Two officers, each at a hub of its own, at once: it comes out as if one had been before the other. */
  private async race(index: number, decisions: readonly [Decision, Decision]): Promise<void> {
    const isFit = ({ part }: Target) => (FITTING.decide ?? []).includes(part.state);
    const target = fitting(this.targets(), index, isFit);
    if (target === undefined || target.part.decider === null) return;
    const id = await this.idOf(target);
    const officers = ['p1', 'p2'].map(
      (person): Actor => ({ department: target.part.decider ?? '', role: 'data-owner', person }),
    );
    const told = await Promise.all(
      decisions.map((decision, at) => this.stage.hubs.decide(at, officers[at] as Actor, id, decision)),
    );
    const place = this.targets().findIndex(({ part }) => part === target.part);
    const orders = [
      [0, 1],
      [1, 0],
    ].map((order) => {
      const model = structuredClone(this.model);
      Object.setPrototypeOf(model, Model.prototype);
      const codes: (string | null)[] = [];
      for (const at of order) {
        const found = targetsOf(model)[place] as Target;
        codes[at] = model.decide(officers[at] as Actor, found, decisions[at] as Decision);
      }
      return { model, codes };
    });
    const state = JSON.stringify(await this.told());
    const serial = orders.find(
      ({ model, codes }) =>
        JSON.stringify(codes) === JSON.stringify(told) && JSON.stringify(this.meant(model)) === state,
    );
    expect(serial, `${JSON.stringify(told)} came of two decisions at once`).toBeDefined();
    this.model = (serial as (typeof orders)[number]).model;
    if (told.includes(null)) this.count('race');
  }

  private async revoke(step: Step & { kind: 'revoke' }): Promise<void> {
    const grant = pick(this.model.grants, step.grant);
    if (grant === undefined) return;
    const actor: Actor = step.isApt
      ? { department: grant.owner, role: 'data-owner', person: 'p1' }
      : step.actor;
    const { grants } = await this.stage.hubs.state();
    const told = JSON.stringify(grantMeant(grant));
    const id = grants.find((row) => JSON.stringify(grantTold(row)) === told)?.id;
    this.compare(
      step.kind,
      await this.stage.hubs.revoke(step.hub, actor, id),
      this.model.revoke(actor, grant),
    );
  }

  private compare(act: string, told: string | null, meant: string | null): void {
    expect(told, act).toBe(meant);
    if (meant === null) this.count(act);
  }

  private count(act: string): void {
    this.done.set(act, (this.done.get(act) ?? 0) + 1);
  }

  private targets = (): Target[] => targetsOf(this.model);

  private dated({ from, to, ...wanted }: Relative): Wanted {
    const day = (days: number | null) => (days === null ? null : nextDay(this.model.today, days));
    return { ...wanted, validFrom: day(from), validTo: day(to) };
  }

  private completed(wanted: Wanted): Wanted {
    const { today } = this.model;
    return { ...wanted, scenario: '联合检查', validFrom: today, validTo: nextDay(today, 30) };
  }

  private async idOf({ request, part }: Target): Promise<string> {
    const { parts } = await this.stage.hubs.state();
    const id = this.stage.hubs.ids[request.index];
    const meant = JSON.stringify(partMeant(part, id));
    return parts.find((row) => JSON.stringify(partTold(row)) === meant)?.id;
  }

  private async told() {
    const { requests, parts, grants } = await this.stage.hubs.state();
    return {
      requests: requests.map(({ id, state, due }) => ({ id, state, due })).sort(byText),
      parts: parts.map(partTold).sort(byText),
      grants: grants.map(grantTold).sort(byText),
    };
  }

  private meant(model = this.model) {
    const { ids } = this.stage.hubs;
    return {
      requests: model.requests
        .map((request) => ({ id: ids[request.index], state: stateOf(request), due: dueOf(request) }))
        .sort(byText),
      parts: model.requests
        .flatMap(({ index, parts }) => parts.map((part) => partMeant(part, ids[index])))
        .sort(byText),
      grants: model.grants.map(grantMeant).sort(byText),
    };
  }
}

const targetsOf = (model: Model): Target[] =>
  model.requests.flatMap((request) => request.parts.map((part) => ({ request, part })));

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % (list.length || 1)];

/** One of those with which the act may succeed, where that is wanted and there is one. */
function fitting<T>(list: readonly T[], index: number, isFit: ((one: T) => boolean) | null): T | undefined {
  const fit = isFit === null ? [] : list.filter(isFit);
  return pick(fit.length > 0 ? fit : list, index);
}

/** In which states an act has something to do. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  submit: ['DRAFT', 'RETURNED'],
  amend: ['DRAFT', 'RETURNED'],
  withdraw: ['UNDER_REVIEW', 'RETURNED'],
  decide: ['OPEN', 'AWAITING_CONFIRMATION'],
  confirm: ['AWAITING_CONFIRMATION'],
};

// biome-ignore lint/suspicious/noExplicitAny: a row as SQL gives it.
type AnyRow = any;

const partTold = ({ request, decider, owners, coordinates, state, due, decided_by }: AnyRow) => ({
  request,
  decider,
  owners: [...owners].sort(),
  coordinates: [...coordinates].sort(),
  state,
  due,
  by: decided_by,
});

const partMeant = (part: ModelPart, request: string | undefined) => ({
  request,
  decider: part.decider,
  owners: [...part.owners].sort(),
  coordinates: [...part.coordinates].sort(),
  state: part.state,
  due: part.dueOn,
  by: part.decidedBy,
});

const grantTold = ({ owner, grantee, coordinates, division, from, to, revoked }: AnyRow) => ({
  owner,
  grantee,
  coordinates: [...coordinates].sort(),
  division,
  from,
  to,
  revoked,
});

const grantMeant = (grant: Model['grants'][number]) => ({
  owner: grant.owner,
  grantee: grant.grantee,
  coordinates: [...grant.coordinates].sort(),
  division: grant.division,
  from: grant.validFrom,
  to: grant.validTo,
  revoked: grant.isRevoked,
});

const dueOf = ({ parts }: ModelRequest): string | null =>
  parts
    .filter(({ state }) => state === 'OPEN' || state === 'AWAITING_CONFIRMATION')
    .map(({ dueOn }) => dueOn)
    .sort()[0] ?? null;

const byText = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
