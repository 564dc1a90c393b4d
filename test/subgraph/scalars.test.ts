import fc from 'fast-check';
import { type GraphQLScalarType, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DateScalar, DateTimeScalar, fenToYuan, SCALARS, YuanScalar } from '../../src/subgraph/scalars.ts';
import { testDatabase } from '../kit/database.ts';

const { sql } = await testDatabase();

/** A value as it stands in a document and as it comes in a variable: both ways in must agree. */
function read(scalar: GraphQLScalarType, text: unknown): unknown {
  const fromVariable = attempt(() => scalar.parseValue(text));
  const fromDocument = attempt(() => scalar.parseLiteral(parseValue(JSON.stringify(text)), {}));
  expect(fromDocument).toEqual(fromVariable);
  if (fromVariable instanceof Error) throw fromVariable;
  return fromVariable;
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('Date', () => {
  it('takes every day of the calendar and gives it back as it was', () => {
    const days = fc.date({ min: new Date('0001-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        expect(read(DateScalar, text)).toBe(text);
        expect(DateScalar.serialize(text)).toBe(text);
      }),
    );
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '2026-01-01 ',
    '+002026-01-01',
    '２０２６-01-01',
    '',
    20260101,
    null,
    true,
  ])('refuses %j', (text) => {
    expect(() => read(DateScalar, text)).toThrow('A Date is written YYYY-MM-DD');
  });
});

describe('DateTime', () => {
  it('takes an instant with its offset', () => {
    for (const text of [
      '2026-04-30T08:00:00+08:00',
      '2026-04-30T08:00:00.123456+08:00',
      '2026-04-30T00:00Z',
      '2024-02-29T23:59:59-03:30',
    ]) {
      expect(read(DateTimeScalar, text)).toBe(text);
    }
  });

  it.each([
    '2026-04-30T08:00:00',
    '2026-04-30',
    '2026-02-30T08:00:00Z',
    '2026-04-30T24:00:00Z',
    '2026-04-30T08:60:00Z',
    '2026-04-30T08:00:61Z',
    '2026-04-30T08:00:00+99:99',
    '2026-04-30 08:00:00+08:00',
    '0000-01-01T00:00:00Z',
    1777507200000,
    null,
  ])('refuses %j', (text) => {
    expect(() => read(DateTimeScalar, text)).toThrow('A DateTime is written in RFC 3339');
  });

  it('takes nothing that PostgreSQL would refuse', async () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 9999 }),
      ...[13, 32, 25, 61, 61, 16, 61].map((max) => fc.nat({ max })),
    );
    const two = (number = 0) => String(number).padStart(2, '0');
    await fc.assert(
      fc.asyncProperty(parts, async ([year, month, day, hour, minute, second, east, past]) => {
        const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const text = `${date}T${two(hour)}:${two(minute)}:${two(second)}+${two(east)}:${two(past)}`;
        fc.pre(!(attempt(() => read(DateTimeScalar, text)) instanceof Error));
        await expect(sql`select ${text}::text::timestamptz`).resolves.toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('Yuan', () => {
  it('loses no fen on the way in and out', () => {
    const most = 10 ** 15 - 1;
    fc.assert(
      fc.property(fc.integer({ min: -most, max: most }), (fen) => {
        const yuan = YuanScalar.serialize(fen);
        expect(yuan).toMatch(/^-?\d+\.\d\d$/);
        expect(read(YuanScalar, yuan)).toBe(fen + 0);
      }),
    );
    expect(read(YuanScalar, '9999999999999.99')).toBe(999_999_999_999_999);
  });

  it.each([
    ['2000', 200_000],
    ['2000.5', 200_050],
    ['0.05', 5],
    ['-0.05', -5],
    ['007', 700],
  ])('reads %s as %i fen', (text, fen) => {
    expect(read(YuanScalar, text)).toBe(fen);
  });

  it.each([
    [5, '0.05'],
    [-5, '-0.05'],
    [0, '0.00'],
    [-0, '0.00'],
    [12_345, '123.45'],
    [-100, '-1.00'],
  ])('writes %i fen as %s', (fen, yuan) => {
    expect(fenToYuan(fen)).toBe(yuan);
  });

  it.each([
    '',
    '.',
    '1.',
    '.5',
    '1.234',
    '1e3',
    '1,000',
    '-',
    '--1',
    '２０００',
    ' 1',
    '12345678901234',
    2000,
    null,
  ])('refuses %j', (text) => {
    expect(() => read(YuanScalar, text)).toThrow('A Yuan is a decimal string');
  });
});

it('tells all scalars to whoever checks values before a view does', () => {
  expect(SCALARS.map(({ name }) => name)).toEqual(['Date', 'DateTime', 'Yuan']);
});
