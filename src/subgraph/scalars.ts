import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

// There was no year 0000, and PostgreSQL refuses it.
const CIVIL_DATE = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Date.parse takes 2026-02-30 for March; writing it back shows the difference. */
const isCivilDate = (text: string): boolean =>
  CIVIL_DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function civilDate(value: unknown): string {
  if (typeof value === 'string' && isCivilDate(value)) return value;
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

const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

function instant(value: unknown): string {
  if (typeof value === 'string' && isCivilDate(value.slice(0, 10)) && TIME.test(value.slice(10)))
    return value;
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

// With its fen such a number has fifteen digits, and a number counts every one of those.
const YUAN = /^-?\d{1,13}(\.\d{1,2})?$/;

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

/** Every scalar of the graph that is not GraphQL’s own. */
export const SCALARS: readonly GraphQLScalarType[] = [DateScalar, DateTimeScalar, YuanScalar];
