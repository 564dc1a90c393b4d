import { expect } from 'vitest';
import { nextDay } from '../../../oracle/naive/workday.ts';
import type { Step } from './acts.ts';
import { type Department, SUBJECTS, scopeText } from './ground.ts';
import type { HubSide } from './hub-side.ts';
import { type Dated, isLive, Model, type ModelNotice, type Outcome } from './model.ts';

export interface Stage {
  readonly side: HubSide;
  setToday(today: string): void;
  restart(hub: number): Promise<void>;
  /** Returns once the consumers have told departments of every registration. */
  settled(): Promise<void>;
}

type NoticeStep = Extract<Step, { notice: number }>;

/** Plays the same steps in the model and in the hubs, and compares what both say after each. */
export class Story {
  private readonly model: Model;
  private readonly ids = new Map<ModelNotice, string>();
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
    const { model, stage } = this;
    if (step.kind === 'days') {
      model.today = nextDay(model.today, step.days);
      stage.setToday(model.today);
      return;
    }
    if (step.kind === 'restart') return stage.restart(step.hub);
    if ('subject' in step) await this.register(step);
    else if (step.kind === 'race') await this.race(step);
    else await this.act(step);
    await this.compare();
  }

  /** Whatever is still live is brought to its end by those who may: no notice is stuck. */
  async end(): Promise<void> {
    const { model } = this;
    for (const notice of model.notices.filter(isLive)) {
      for (const last of LAST_STEPS[notice.state] ?? []) {
        const by = this.whoMay(last.kind, notice);
        await this.act({ hub: 0, isApt: false, by, notice: model.notices.indexOf(notice), ...last } as never);
      }
    }
    await this.compare();
    expect(model.notices.filter(isLive)).toEqual([]);
    expect(await this.stage.side.tornLogs()).toEqual([]);
  }

  private async register(step: Extract<Step, { subject: number }>): Promise<void> {
    const { kind, subject, hub } = step;
    const uscc = SUBJECTS[subject] as string;
    const { side, settled } = this.stage;
    const scope = 'scope' in step ? `businessScope: "${scopeText(step.scope)}"` : '';
    const fields = {
      register: `registerSubject(input: { uscc: "${uscc}", name: "示例", ${scope} })`,
      change: `changeSubject(uscc: "${uscc}", input: { ${scope} })`,
      cancel: `cancelSubject(uscc: "${uscc}", on: "${this.model.today}")`,
    };
    const { code } = await side.send(hub, 'market-regulation', fields[kind]);
    const meant = 'scope' in step ? this.model[step.kind](subject, step.scope) : this.model.cancel(subject);
    this.count(kind, code, meant);
    await settled();
  }

  private async act(step: Exclude<NoticeStep, { kind: 'race' }>): Promise<void> {
    const notice = this.chosen(step);
    if (notice === undefined) return;
    const by = step.isApt ? (this.whoMay(step.kind, notice) ?? step.by) : step.by;
    const id = this.ids.get(notice);
    const dated = 'dated' in step ? step.dated : 'today';
    const on = (dated as Dated) === 'today' ? '' : `, on: "${this.model.dayOf(notice, dated)}"`;
    const [field, mean] = this.both({ ...step, by } as typeof step, notice, `id: "${id}"`, on);
    const before = notice.claimedBy;
    const { code, claimedBy } = await this.stage.side.send(step.hub, by, field);
    this.count(step.kind, code, mean());
    // Claimed already: whoever asks learns by whom.
    if (step.kind === 'claim' && code === null) expect(claimedBy).toBe(before ?? by);
  }

  private both(
    step: Exclude<NoticeStep, { kind: 'race' }>,
    notice: ModelNotice,
    id: string,
    on: string,
  ): [field: string, mean: () => Outcome] {
    const { model } = this;
    switch (step.kind) {
      case 'claim':
        return [`claimNotification(${id}${on})`, () => model.claim(step.by, notice, step.dated)];
      case 'sendBack':
        return [
          `returnNotification(${id}, reason: "不属本部门"${on})`,
          () => model.sendBack(step.by, notice, step.dated),
        ];
      case 'reroute':
        return [
          `rerouteNotification(${id}, to: "${step.to}")`,
          () => model.reroute(step.by, notice, step.to),
        ];
      case 'pool':
        return [`poolNotification(${id})`, () => model.pool(step.by, notice)];
      case 'terminate':
        return [`terminateNotification(${id}, reason: "无需监管")`, () => model.terminate(step.by, notice)];
      case 'revoke':
        return [`revokeClaim(${id}, reason: "误认领")`, () => model.revoke(step.by, notice)];
      case 'close':
        return [`closeNotification(${id})`, () => model.close(step.by, notice)];
      case 'report': {
        const number = step.isNumbered ? ', licenseNumber: "JY1"' : '';
        return [
          `reportOnNotification(${id}, kind: ${step.found}${number})`,
          () => model.report(step.by, notice, step.found, step.isNumbered),
        ];
      }
    }
  }

  /** Several claim one notice at once, at two hubs: one of those who may wins, and the others learn who. */
  private async race({ notice: index, racers }: Step & { kind: 'race' }): Promise<void> {
    const pool = this.model.notices.filter(({ state }) => state === 'POOL');
    const notice = pool[index % Math.max(1, pool.length)];
    if (notice === undefined) return;
    const eligible = racers.filter((by) => !this.model.hasOther(notice, by));
    const answers = await Promise.all(
      racers.map(async (by, place) => ({
        by,
        ...(await this.stage.side.send(place % 2, by, `claimNotification(id: "${this.ids.get(notice)}")`)),
      })),
    );
    const winner = answers.find(({ claimedBy }) => claimedBy !== null)?.claimedBy as Department | undefined;
    expect(winner === undefined).toBe(eligible.length === 0);
    for (const { by, code, claimedBy } of answers) {
      if (code === null) expect(claimedBy).toBe(winner);
      else expect([code, eligible.includes(by)]).toEqual(['NOTICE_REFUSED', false]);
    }
    if (winner === undefined) return;
    expect(eligible).toContain(winner);
    this.count('race', null, this.model.claim(winner, notice, 'today'));
  }

  private chosen({ kind, isApt, notice }: NoticeStep): ModelNotice | undefined {
    const { notices } = this.model;
    const from: readonly string[] = FITTING[kind] ?? [];
    const fitting = isApt ? notices.filter(({ state }) => from.includes(state)) : notices;
    return fitting[notice % Math.max(1, fitting.length)];
  }

  private whoMay(kind: string, notice: ModelNotice): Department | null {
    if (['reroute', 'pool', 'terminate'].includes(kind)) return 'administrative-approval';
    if (['revoke', 'report', 'close'].includes(kind)) return notice.claimedBy;
    return notice.recipient;
  }

  private count(kind: string, code: Outcome, meant: Outcome): void {
    expect([kind, code]).toEqual([kind, meant]);
    if (code === null) this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
  }

  private async compare(): Promise<void> {
    const told = await this.stage.side.notices();
    const known = new Set(this.ids.values());
    for (const notice of this.model.notices) {
      if (this.ids.has(notice)) continue;
      const row = told.find(
        ({ id, subject, item, recipient, state }) =>
          !known.has(id) &&
          subject === SUBJECTS[notice.subject] &&
          item === notice.item &&
          recipient === notice.recipient &&
          state === notice.state,
      );
      if (row === undefined) continue;
      this.ids.set(notice, row.id);
      known.add(row.id);
    }
    const meant = this.model.notices.map((notice) => ({
      id: this.ids.get(notice),
      subject: SUBJECTS[notice.subject],
      item: notice.item,
      recipient: notice.recipient,
      state: notice.state,
      due: notice.due,
      claimed: notice.claimedBy,
      reports: notice.reports,
      clues: notice.clues.size,
    }));
    const byId = (one: { id?: string | undefined }, other: { id?: string | undefined }) =>
      (one.id ?? '') < (other.id ?? '') ? -1 : 1;
    expect([...told].sort(byId)).toEqual(meant.sort(byId));
    expect(await this.stage.side.doubled()).toEqual([]);
  }
}

const FITTING: Readonly<Record<string, readonly string[]>> = {
  claim: ['ROUTED', 'POOL', 'CLAIMED'],
  sendBack: ['ROUTED', 'RETURNED'],
  reroute: ['RETURNED', 'ROUTE_FAILED'],
  pool: ['RETURNED', 'ROUTE_FAILED'],
  terminate: ['RETURNED', 'ROUTE_FAILED', 'POOL'],
  revoke: ['CLAIMED'],
  report: ['CLAIMED'],
  close: ['CLAIMED'],
};

const END = { kind: 'terminate' } as const;
const LAST_STEPS: Partial<Record<ModelNotice['state'], readonly { readonly kind: string }[]>> = {
  ROUTED: [{ kind: 'sendBack', dated: 'today' } as { kind: string }, { kind: 'pool' }, END],
  ROUTE_FAILED: [END],
  RETURNED: [END],
  POOL: [END],
  CLAIMED: [{ kind: 'report', found: 'NOT_NEEDED', isNumbered: false } as { kind: string }],
};
