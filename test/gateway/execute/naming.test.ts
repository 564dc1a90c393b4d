import { describe, expect, it } from 'vitest';
import { federation } from './federation.ts';

const graph = federation({
  subgraphs: {
    a: `
      type Query { firm(no: Int, text: String): Firm firms: [Firm!]! }
      type Firm @key(fields: "id") @key(fields: "office { town }") {
        id: ID! name: String office: Office staff(least: Int): Int constructor: String toString: String
      }
      type Office @shareable { town: String no: Int }`,
    b: `
      type Firm @key(fields: "id") { id: ID! class: String rival(no: Int): Firm note(text: String, no: Int): String }
      type Query { rated: Firm }`,
    c: `
      type Firm @key(fields: "office { town }") { office: Office @shareable files: [String] }
      type Office @shareable { town: String no: Int }`,
  },
  truth: () => {
    const firms = [0, 1].map((n) => ({
      __typename: 'Firm',
      id: `f${n}`,
      name: `firm ${n}`,
      office: { town: `town ${n}`, no: n },
      staff: ({ least }: { least?: number }) => n * 10 + (least ?? 0),
      constructor: n === 0 ? 'builder' : null,
      toString: 'text',
      class: 'AB'[n],
      note: ({ text, no }: { text?: string; no?: number }) => `${text} ${no}`,
      files: ['x'],
    }));
    for (const [n, firm] of firms.entries()) Object.assign(firm, { rival: firms[1 - n] });
    return {
      Query: { firm: ({ no }: { no?: number }) => firms[no ?? 0], firms, rated: firms[1] },
      entities: firms,
    };
  },
});

describe('the keys of an answer', () => {
  it('come in the order in which the caller selects them, from whichever subgraph', async () => {
    await graph.agree(
      '{ rated { class } firms { class name rival { name class id } id note office { no town } } }',
    );
    await graph.agree('{ firms { rival { id } class } firms { name rival { class } id } }');
  });

  it('are the caller’s aliases', async () => {
    await graph.agree(
      '{ x: firm(no: 1) { n: name k: class m: class r: rival { n: name } } y: firm { n: id } }',
    );
    await graph.agree(
      '{ firm { a: staff(least: 1) b: staff(least: 2) staff c: note(no: 1) d: note(no: 2) } }',
    );
  });

  it('may be names that the plan needs for something else', async () => {
    await graph.agree('{ firms { id: name class: id rival { id: class name: id } } }');
    await graph.agree('{ firms { office: name o: office { town: no t: town } files } }');
    await graph.agree(
      '{ firms { _internal_qp_alias_0: name _e0: class representations: id _entities: files } }',
    );
    await graph.agree('{ _entities: firms { class } _service: rated { name } }');
  });

  it('may be names that objects of JavaScript inherit', async () => {
    await graph.agree('{ __proto__: firm { __proto__: class constructor: name hasOwnProperty: id } }');
    await graph.agree('{ firms { __proto__: rival { __proto__: id valueOf: class } constructor toString } }');
    expect(Object.hasOwn(Object.prototype, 'class')).toBe(false);
  });

  it('are null where a subgraph lacks them, whatever an object inherits under that name', async () => {
    const answer = await graph.runWith(
      { b: async () => ({ data: { _entities: [{}] } }) },
      '{ firm { constructor: class } }',
    );
    expect(JSON.stringify(answer.data)).toBe('{"firm":{"constructor":null}}');
    const bare = await graph.runWith(
      { a: async () => ({ data: { firm: {} } }) },
      '{ firm { constructor toString } }',
    );
    expect(JSON.stringify(bare.data)).toBe('{"firm":{"constructor":null,"toString":null}}');
  });
});

describe('variables', () => {
  it('reach the subgraphs that use them, and only those', async () => {
    await graph.agree(
      'query ($n: Int, $t: String = "d") { firm(no: $n) { staff(least: $n) note(text: $t) } }',
      { n: 1 },
    );
    expect(graph.asked.map(({ variables }) => Object.keys(variables).sort())).toEqual([
      ['n'],
      ['representations'],
    ]);
  });

  it('may have names that the plan or JavaScript uses', async () => {
    await graph.agree(
      'query ($representations: Int, $__batch_reps_0: Int, $__proto__: Int) { firm(no: $representations) { note(no: $__batch_reps_0) rival { class } staff(least: $__proto__) } }',
      JSON.parse('{ "representations": 1, "__batch_reps_0": 4, "__proto__": 9 }'),
    );
  });

  it('that are null or left out stay so', async () => {
    const query = 'query ($t: String, $n: Int) { firm { note(text: $t, no: $n) } }';
    await graph.agree(query, { t: null });
    await graph.agree(query, { n: 3 });
  });
});
