import type { GraphQLSchema } from 'graphql';
import { type DocumentNode, parse, validate, visit } from 'graphql';
import type { Sql } from 'postgres';
import { leasesOver } from '../../src/changes/lease.ts';
import { buildViews } from '../../src/hub.ts';
import type { RecordCache } from '../../src/subgraph/record-cache.ts';
import { cursorsIn } from './ask/cursor-probe.ts';
import { type RandomOperation, randomOperation } from './ask/random-operation.ts';
import { differences } from './compare/differences.ts';
import { type Expected, expectedOf } from './compare/expected.ts';
import type { Coverage } from './coverage.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type AskedCase, type OracleHub, openOracleHub } from './hub/oracle-hub.ts';
import { graph } from './naive/answer.ts';
import type { Caller } from './naive/caller.ts';
import { CursorBook } from './naive/cursor-book.ts';
import type { HiddenName } from './naive/hidden-names.ts';
import { type PolicyRows, readPolicyRows, readTables, type Tables } from './naive/tables.ts';
import { accessTo, verdictsOf } from './naive/verdicts.ts';
import { INTROSPECTION, introspectedGraph, visibleGraph } from './naive/visible-graph.ts';
import { randomCaller } from './policy/random-caller.ts';
import { type RandomPolicy, randomPolicy } from './policy/random-policy.ts';
import { writePolicy } from './policy/write-policy.ts';
import { type RecordChange, randomChanges, undone, writeChanges } from './region/random-changes.ts';

/** One operation, asked at the same time by several callers. */
export interface Trial {
  readonly operation: RandomOperation;
  readonly callers: readonly Caller[];
  readonly strict: boolean;
  readonly fromMemory: boolean;
}

export interface Enacted {
  readonly policy: RandomPolicy;
  readonly changes: readonly RecordChange[];
}

export interface Outcome {
  /** Each answer to a caller and a set of variables is a case. */
  readonly cases: number;
  readonly faults: readonly string[];
}

/** A hub and an oracle over one database. */
export class Court {
  private constructor(
    private readonly sql: Sql,
    private readonly hub: OracleHub,
    /** As they are before any change. */
    private readonly region: Tables,
    private readonly schemas: ReadonlyMap<string, GraphQLSchema>,
    private readonly coverage: Coverage,
  ) {}

  private policy: PolicyRows = { version: '', purposes: [], grants: [], sources: [] };
  private tables: Tables = this.region;
  private changes: readonly RecordChange[] = [];
  private drawn: RandomPolicy = { purposes: [], sources: [], grants: [] };
  private cursors = new CursorBook();

  static async open(sql: Sql, records: RecordCache, coverage: Coverage): Promise<Court> {
    const schemas = new Map(buildViews().map(({ name, schema }) => [name, schema]));
    return new Court(sql, await openOracleHub(sql, records), await readTables(sql), schemas, coverage);
  }

  /** Another policy, and a few records that are others; all that was before it is as it was. */
  async enact(draw: Draw): Promise<Enacted> {
    const policy = randomPolicy(draw, graph);
    await writePolicy(this.sql, policy);
    await writeChanges(this.sql, undone(this.changes, this.region));
    this.changes = randomChanges(draw, this.region);
    await writeChanges(this.sql, this.changes);
    // For so long what was there before may still be answered.
    await leasesOver();
    this.tables = await readTables(this.sql);
    await this.hub.reloadPolicy();
    this.policy = await readPolicyRows(this.sql);
    this.drawn = policy;
    this.cursors = new CursorBook();
    return { policy, changes: this.changes };
  }

  /** Whether a caller is told of just what there is for it; as a sentence, where it is not. */
  async schemaFaults(draw: Draw): Promise<string[]> {
    const caller = randomCaller(draw, this.drawn);
    const { answered } = await this.hub.ask({
      text: INTROSPECTION,
      variables: {},
      caller,
      strict: false,
      fromMemory: true,
    });
    this.coverage.noteSchema();
    const told = introspectedGraph(answered?.data);
    const meant = visibleGraph(graph, verdictsOf(caller, graph, this.policy));
    const odd = [
      ...told.filter((name) => !meant.includes(name)).map((name) => `${name} is told of, and is hidden`),
      ...meant.filter((name) => !told.includes(name)).map((name) => `${name} is not told of`),
    ];
    return odd.map((fault) => `introspection of ${JSON.stringify(caller)}: ${fault}.`);
  }

  /** A trial by choices; null where they make no valid operation. */
  trialOf(choices: readonly number[]): Trial | null {
    const draw = drawFrom(choices);
    const callers = Array.from({ length: 1 + draw(4) }, () => randomCaller(draw, this.drawn));
    const verdicts = callers.map((caller) => verdictsOf(caller, graph, this.policy));
    // Mostly what exists for all of them; now and then what exists for the first, or for some department.
    const counted = [verdicts, verdicts, verdicts, verdicts, verdicts, verdicts, verdicts.slice(0, 1), []][
      draw(8)
    ];
    const mayName = (coordinate: string) =>
      (counted ?? []).every((verdictOf) => accessTo(verdictOf(coordinate)) !== 'HIDDEN');
    const strict = draw(10) === 9;
    const fromMemory = draw(3) > 0;
    const operation = randomOperation({ draw, graph, mayName });
    return isValid(operation) ? { operation, callers, strict, fromMemory } : null;
  }

  async run(trial: Trial): Promise<Outcome> {
    const { operation, callers } = trial;
    const { cursors, cases, faults } = await this.takeCursors(trial);
    let asked = cases;
    const told = [...faults];
    for (const variables of [operation.variables, ...operation.otherVariables]) {
      if (told.length > 0) break;
      const each = await this.askAll(trial, { ...variables, ...cursors });
      asked += callers.length;
      told.push(...each);
      if (Object.keys(variables).length === 0) break;
    }
    return { cases: asked, faults: told };
  }

  private async askAll(
    { operation: { text }, callers, strict, fromMemory }: Trial,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<string[]> {
    const judged = await Promise.all(
      callers.map((caller) => this.judge({ text, variables, caller, strict, fromMemory })),
    );
    const faults = judged.flatMap(({ told }, index) =>
      told.map((fault) => `caller ${index} ${JSON.stringify(callers[index])}: ${fault}`),
    );
    return faults.length === 0 ? [] : [...faults, `variables: ${JSON.stringify(variables)}`];
  }

  /** What the first of the callers is told as cursors, he and all others go on by. */
  private async takeCursors({ operation: { probes }, callers, fromMemory }: Trial) {
    const faults: string[] = [];
    const cursors: Record<string, string | null> = {};
    for (const { text, index, variable } of probes) {
      const [caller] = callers as [Caller];
      const { told, data } = await this.judge({ text, variables: {}, caller, strict: false, fromMemory });
      faults.push(...told.map((fault) => `${JSON.stringify(caller)} ${text}: ${fault}`));
      const found = cursorsIn(data);
      cursors[variable] = found[index % found.length] ?? null;
    }
    return { cursors, cases: probes.length, faults };
  }

  private async judge(asked: AskedCase): Promise<{ told: readonly string[]; data: unknown }> {
    const document = parse(asked.text);
    const { caller } = asked;
    const known = { tables: this.tables, policy: this.policy, cursors: this.cursors };
    const [got, expected] = await Promise.all([
      this.hub.ask(asked),
      expectedOf(document, asked.variables, { caller, known }),
    ]);
    this.coverage.note(asked, expected);
    const told = differences({
      asked,
      expected,
      got,
      cursors: this.cursors,
      schemas: this.schemas,
      policyVersion: this.policy.version,
    });
    const twin = got.refusal === null ? [] : await this.twinDifferences(asked, document, { expected, got });
    return { told: [...told, ...twin], data: got.answered?.data };
  }

  /** What is hidden is refused by the same words as what does not exist at all. */
  private async twinDifferences(
    asked: AskedCase,
    document: DocumentNode,
    { expected, got }: { expected: Expected; got: Awaited<ReturnType<OracleHub['ask']>> },
  ): Promise<string[]> {
    const { refusal } = await this.hub.ask(nonExistentTwin(asked, document, expected.hidden));
    const twin = refusal?.message.replaceAll(NON_EXISTENT, '');
    if (twin === got.refusal?.message && refusal?.code === got.refusal?.code) return [];
    return [`What is hidden is refused by "${got.refusal?.message}", what does not exist by "${twin}".`];
  }
}

const NON_EXISTENT = 'zq';

/** The same question about names that nobody has. */
function nonExistentTwin(asked: AskedCase, document: DocumentNode, hidden: readonly HiddenName[]): AskedCase {
  const nodes = hidden.flatMap(({ node }) => node ?? []).sort((one, other) => at(other) - at(one));
  let text = document.loc?.source.body ?? '';
  for (const node of nodes) text = `${text.slice(0, at(node))}${NON_EXISTENT}${text.slice(at(node))}`;
  const variables = { ...asked.variables };
  for (const { variable, name } of hidden) {
    if (variable === null) continue;
    const entries = Object.entries(variables[variable] as object);
    variables[variable] = Object.fromEntries(
      entries.map(([key, value]) => [key === name ? NON_EXISTENT + key : key, value]),
    );
  }
  return { ...asked, text, variables };
}

const at = (node: NonNullable<HiddenName['node']>): number => node.loc?.start ?? 0;

function isValid({ text }: RandomOperation): boolean {
  const document = parse(text);
  let fields = 0;
  visit(document, { Field: () => void fields++ });
  return fields < 150 && validate(graph.schema, document).length === 0;
}
