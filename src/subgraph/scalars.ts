import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const CIVIL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function civilDate(value: unknown): string {
  if (typeof value === 'string' && CIVIL_DATE.test(value)) {
    // Date.parse takes 2026-02-30 for March; writing it back shows the difference.
    const parsed = new Date(`${value}T00:00:00Z`);
    if (parsed.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError('A Date is written YYYY-MM-DD, as in 2026-04-30.');
}

/** A civil date in Asia/Shanghai (日期). */
export const DateScalar = new GraphQLScalarType({
  name: 'Date',
  description: 'A civil date in Asia/Shanghai, `YYYY-MM-DD` (日期).',
  serialize: (value) => value,
  parseValue: civilDate,
  parseLiteral: (node) => civilDate(node.kind === Kind.STRING ? node.value : undefined),
});

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function instant(value: unknown): string {
  if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError(
    'A DateTime is written in RFC 3339 with its offset, as in 2026-04-30T08:00:00+08:00.',
  );
}

/** An instant, RFC 3339 with offset (时间). */
export const DateTimeScalar = new GraphQLScalarType({
  name: 'DateTime',
  description: 'An instant, RFC 3339 with its offset: `2026-04-30T08:00:00+08:00` (时间).',
  serialize: (value) => value,
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : undefined),
});

const YUAN = /^-?\d{1,14}(\.\d{1,2})?$/;

/** `12345` fen → `123.45`. */
export function fenToYuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function yuanToFen(value: unknown): number {
  if (typeof value === 'string' && YUAN.test(value)) {
    const [whole, cents = ''] = value.split('.');
    return Number(`${whole}${cents.padEnd(2, '0')}`);
  }
  throw new GraphQLError('A Yuan is a decimal string with at most two places, as in "2000.00".');
}

/** Money in yuan; integer fen inside, so that no amount is ever a binary fraction. */
export const YuanScalar = new GraphQLScalarType({
  name: 'Yuan',
  description:
    'Money in yuan (元), a decimal string with two places: `"2000.00"`. The upload templates’ unit is 10,000 yuan (万元).',
  serialize: (value) => (typeof value === 'number' ? fenToYuan(value) : value),
  parseValue: yuanToFen,
  parseLiteral: (node) => yuanToFen(node.kind === Kind.STRING ? node.value : undefined),
});
