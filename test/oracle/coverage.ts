import { readFileSync, writeFileSync } from 'node:fs';
import type { Expected } from './compare/expected.ts';
import type { AskedCase } from './hub/oracle-hub.ts';
import { accessTo } from './naive/verdicts.ts';
import type { Judgement } from './naive/walk.ts';

const OUTCOMES = ['FULL', 'MASKED', 'SCOPED', 'DENIED', 'HIDDEN'];

/** How often each outcome was met by each construct: what was never met was never compared. */
export class Coverage {
  private readonly counts = new Map<string, number>();

  note(asked: AskedCase, { hidden, judgements, denials }: Expected): void {
    for (const name of hidden) {
      this.add('HIDDEN', name.node === null ? 'filter by variable' : 'named in the text');
    }
    if (hidden.length > 0) return;
    for (const { coordinate } of judgements) {
      if (coordinate.endsWith('Connection.totalCount')) this.add('FULL', 'totalCount');
    }
    for (const judgement of judgements.filter(({ verdict }) => verdict !== null)) {
      for (const construct of new Set(constructsOf(judgement)))
        this.add(accessTo(judgement.verdict), construct);
      for (const construct of callConstructs(asked)) this.add(accessTo(judgement.verdict), construct);
    }
    if (asked.strict && denials.length > 0) this.add('DENIED', 'refused by X-Strict');
  }

  /** That a caller’s schema tells of what there is for it, and of nothing else. */
  noteSchema(): void {
    this.add('HIDDEN', 'introspected');
  }

  private add(outcome: string, construct: string): void {
    const pair = `${construct}\t${outcome}`;
    this.counts.set(pair, (this.counts.get(pair) ?? 0) + 1);
  }

  writeTo(file: string): void {
    writeFileSync(file, JSON.stringify([...this.counts]));
  }

  addFrom(file: string): void {
    for (const [pair, count] of JSON.parse(readFileSync(file, 'utf8')) as [string, number][]) {
      this.counts.set(pair, (this.counts.get(pair) ?? 0) + count);
    }
  }

  /** A line for each construct, a column for each outcome. */
  table(): string {
    const constructs = [
      ...new Set([...this.counts.keys()].map((pair) => pair.split('\t')[0] as string)),
    ].sort();
    const line = (name: string, cells: readonly (string | number)[]) =>
      `${name.padEnd(28)}${cells.map((cell) => String(cell).padStart(10)).join('')}`;
    return [
      line('construct', OUTCOMES),
      ...constructs.map((construct) =>
        line(
          construct,
          OUTCOMES.map((outcome) => this.counts.get(`${construct}\t${outcome}`) ?? '-'),
        ),
      ),
    ].join('\n');
  }
}

function constructsOf({ coordinate, input, verdict, constructs, node }: Judgement): string[] {
  const found = [...constructs];
  if (input === null) {
    found.push('selected');
    if (constructs.length === 0) found.push('selected plainly');
    found.push(...listConstructs(coordinate, node));
  }
  for (const { mask } of verdict?.allows ?? []) found.push(mask === null ? 'scope: whole' : 'scope: masked');
  for (const { scope } of verdict?.allows ?? []) {
    for (const [part, value] of Object.entries(scope)) if (value !== null) found.push(`scope by ${part}`);
  }
  if (verdict?.rule.startsWith('purpose ')) found.push('excluded by the purpose');
  return found;
}

function listConstructs(coordinate: string, node: Judgement['node']): string[] {
  const names = (node.arguments ?? []).map(({ name }) => name.value);
  const found = names.flatMap((name) =>
    name === 'last' ? ['page backward'] : name === 'first' ? ['page forward'] : [],
  );
  if (names.includes('after') || names.includes('before')) found.push('page on by a cursor');
  if (['Query.subject', 'Query.penaltyDisclosure'].includes(coordinate)) found.push('looked up by its key');
  if (coordinate === 'Query.subjectsByCode') found.push('looked up by codes');
  const sort = node.arguments?.find(({ name }) => name.value === 'sort')?.value.kind;
  if (sort !== undefined) found.push(sort === 'Variable' ? 'sorted by variable' : 'sorted by literal');
  if (coordinate === 'Query.explainAccess') found.push('explained beforehand');
  if (coordinate === 'Query.catalogue') found.push('looked for in the catalogue');
  if (coordinate === 'Query.grants') found.push('grants listed');
  return found;
}

function callConstructs({ caller, strict, fromMemory }: AskedCase): string[] {
  const found = [fromMemory ? 'records from memory' : 'records by statements'];
  if (caller.department === null) found.push('asked by nobody known');
  if (caller.department === 'hub') found.push('asked by the operator');
  if (caller.isStale) found.push('policy not confirmed');
  if (caller.purpose === null) found.push('no purpose named');
  if (strict) found.push('X-Strict');
  return found;
}
