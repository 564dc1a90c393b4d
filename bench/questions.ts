/** What every contender is asked, and what its answers are compared by. */
export const QUESTIONS = ['one', 'page50'] as const;
export type Question = (typeof QUESTIONS)[number];

/** A subject of the region, drawn from the seeded permutation: the one asked for, or the one before the page. */
export interface Key {
  readonly uscc: string;
  /** Where the contender's own list goes on after the subject; made by itself, as only it can read it. */
  readonly cursor: string;
}

export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** How a contender is asked a question. What it answers is compared after `canonical`. */
export interface Form {
  ask(key: Key): Asked;
  /** The data of a response body; throws where there is none, or an error beside it. */
  read(body: string): unknown;
}

const INSTANTS = new Set(['assertedAt', 'pushedAt', 'claimedAt']);
const AMOUNTS = new Set(['registeredCapital', 'fineAmount']);

/**
 * Data as text that is equal for equal content: keys in order, instants in milliseconds. An amount is text in yuan
 * with two places, or a count of fen where a contender shows the column as it is stored.
 */
export const canonical = (data: unknown, amounts: 'yuan' | 'fen'): string =>
  JSON.stringify(data, (name, value) => {
    if (typeof value === 'string' && INSTANTS.has(name)) return Date.parse(value);
    if (typeof value === 'string' && AMOUNTS.has(name) && amounts === 'fen') return yuanOf(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });

function yuanOf(fen: string): string {
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
