import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors.ts';
import { testDatabase } from '../kit/database.ts';
import { openIntake, type Sent, type SentFile } from '../kit/intake.ts';
import { csvOf, penaltyLine, penaltyRow } from '../kit/penalty-row.ts';
import { type TestCell, workbook, zipOf } from '../kit/workbook.ts';

const { sql, url } = await testDatabase();
const { send } = await openIntake(url);

const SENDER = 'ecology-environment';
const penalties = (file: SentFile) => send('penalties', { department: SENDER, ...file });

/** Whatever it is: a clear answer, and every row accounted for. */
async function survives(file: SentFile): Promise<Sent | HubError> {
  const sent = await penalties(file).catch((error: unknown) => {
    if (error instanceof HubError) return error;
    throw error;
  });
  if (sent instanceof HubError) return sent;
  const { rows, accepted, warned, rejected, created, amended, unchanged, state, failure } = sent.batch;
  expect(accepted + warned + rejected).toBe(rows);
  expect(created + amended + unchanged).toBe(accepted + warned);
  expect(state === 'FAILED').toBe(failure !== null);
  expect(failure?.code).not.toBe('INTERNAL');
  return sent;
}

const failureOf = async (file: SentFile): Promise<string> => {
  const sent = await survives(file);
  return sent instanceof HubError ? sent.code : (sent.batch.failure?.code ?? sent.batch.state);
};

const extension = fc.constantFrom('csv', 'xlsx', 'json', 'jsonl', 'txt', '');
const header = Object.keys(penaltyRow());
const oneRow = (changes: Record<string, unknown> = {}) => Object.values(penaltyRow(changes)) as TestCell[];

describe('a hostile file', () => {
  it('of any bytes under any name is answered in words', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 2_000 }),
      fc.string({ unit: 'binary', maxLength: 500 }).map((text) => Buffer.from(text)),
      fc.constantFrom('PK', '[', '{', '"', '\uFEFF', '\0').map((text) => Buffer.from(text.repeat(50))),
    );
    await fc.assert(
      fc.asyncProperty(extension, bytes, async (end, content) => {
        await survives({ name: `any.${end}`, content });
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('of right columns and any cells, of any width, is judged row by row', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('=1+1', '\0', '\\N', "'; drop table x; --", '2026/10/10', '1e308', '罚款'),
      fc.constantFrom(...Object.values(penaltyRow()).map(String)),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 30 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const lines = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        await survives({ name: 'cells.csv', content: [header.join(','), ...lines] });
      }),
      { numRuns: 40 },
    );
    const json = fc.array(fc.dictionary(fc.constantFrom(...header, 'x'), fc.jsonValue()), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(json, async (objects) => {
        await survives({ name: 'cells.json', content: JSON.stringify(objects) });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('that is a right one damaged or cut off loses no row in silence', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => penaltyRow({ CF_WSH: `损〔2026〕${n}号` }));
    const cells = rows.map((row) => Object.values(row) as TestCell[]);
    const whole: Record<string, Buffer> = {
      csv: Buffer.from(csvOf(rows)),
      json: Buffer.from(JSON.stringify(rows)),
      xlsx: await workbook([{ name: '表', rows: [header, ...cells] }]),
    };
    const damage = fc.record({
      end: fc.constantFrom('csv', 'json', 'xlsx'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.option(fc.nat(255)),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ end, at, byte }) => {
        const content = Buffer.from(whole[end] as Buffer);
        const place = Math.floor(at * (content.length - 1));
        if (byte !== null) content[place] = byte;
        const sent = await survives({
          name: `d.${end}`,
          content: byte === null ? content.subarray(0, place) : content,
        });
        if (end === 'xlsx' && byte === null)
          expect(sent instanceof HubError || sent.batch.state === 'FAILED').toBe(true);
      }),
      { numRuns: 100 },
    );
  }, 180_000);

  it('that is a program is refused, whatever it is called', async () => {
    const program = await readFile(process.execPath).then((bytes) => bytes.subarray(0, 200_000));
    expect(await failureOf({ name: 'penalties.csv', content: program })).toBe('INTAKE_FILE_REFUSED');
    expect(await failureOf({ name: 'penalties.csv', content: '#!/bin/sh\nrm -rf /\n' })).toBe(
      'INTAKE_FILE_REFUSED',
    );
    expect(await failureOf({ name: 'old.xls', content: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0) })).toBe(
      'INTAKE_FILE_REFUSED',
    );
    expect(await failureOf({ name: 'empty.csv', content: '' })).toBe('INTAKE_FILE_REFUSED');
  });

  it('larger than the limit is refused before it is read', async () => {
    const content = penaltyLine({ BZ: 'x'.repeat(5_000) });
    expect(await failureOf({ name: 'x.jsonl', content, limits: { fileBytes: 1_000 } })).toBe(
      'INTAKE_FILE_TOO_LARGE',
    );
  });

  it('with a cell of 10 MB is refused in that row, and the rows before are in', async () => {
    const huge = randomBytes(5 * 2 ** 20).toString('hex');
    const good = penaltyRow({ CF_WSH: '巨〔2026〕1号' });
    const csv = await survives({ name: 'x.csv', content: csvOf([good, penaltyRow({ CF_NR: huge })]) });
    expect((csv as Sent).batch).toMatchObject({ created: 1, rejected: 1 });
    const jsonl = {
      name: 'x.jsonl',
      content: [JSON.stringify(good), penaltyLine({ CF_NR: huge }), penaltyLine({})],
    };
    expect((await penalties(jsonl)).batch).toMatchObject({ unchanged: 1, created: 1, rejected: 1 });
    const sheet = await workbook([
      { name: '表', rows: [header, oneRow({ CF_NR: huge }), Object.values(good) as TestCell[]] },
    ]);
    const xlsx = await penalties({ name: 'x.xlsx', content: sheet });
    expect(xlsx.batch).toMatchObject({ unchanged: 1, rejected: 1 });
    expect(xlsx.faults).toMatchObject([{ column: 'CF_NR', rule: 'TOO_LONG' }]);
    expect(JSON.stringify(xlsx.findings).length).toBeLessThan(50_000);
  });

  it('with 100,000 columns is refused', async () => {
    const wide = Array.from({ length: 100_000 }, (_, n) => `c${n}`);
    expect(await failureOf({ name: 'w.csv', content: `${wide.join(',')}\n` })).toBe('INTAKE_FILE_TOO_LARGE');
    expect(await failureOf({ name: 'w.xlsx', content: await workbook([{ name: '表', rows: [wide] }]) })).toBe(
      'INTAKE_FILE_TOO_LARGE',
    );
    const object = JSON.stringify(Object.fromEntries(wide.map((title) => [title, ''])));
    expect(['INTAKE_FILE_TOO_LARGE', 'DONE']).toContain(await failureOf({ name: 'w.json', content: object }));
  });

  it('that is a zip bomb is refused by what it says it inflates to', async () => {
    const bomb = await zipOf({
      'xl/workbook.xml': '<workbook/>',
      'xl/worksheets/sheet1.xml': Buffer.alloc(64 * 2 ** 20, ' '),
    });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await failureOf({ name: 'bomb.xlsx', content: bomb })).toBe('INTAKE_FILE_TOO_LARGE');
    const large = {
      name: 'large.xlsx',
      content: bomb,
      limits: { inflateRatio: 1_000_000, inflatedBytes: 2 ** 20 },
    };
    expect(await failureOf(large)).toBe('INTAKE_FILE_TOO_LARGE');
  });

  it('that is a zip bomb which lies about its size is given up where it goes beyond it', async () => {
    const content = await zipOf({
      'xl/worksheets/sheet1.xml': Buffer.alloc(64 * 2 ** 20, ' '),
      'xl/workbook.xml': '<workbook><sheets><sheet name="a"/></sheets></workbook>',
    });
    // The size after inflation, in the central directory.
    const directory = content.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    content.writeUInt32LE(1_000, directory + 24);
    expect(await failureOf({ name: 'liar.xlsx', content })).toBe('INTAKE_FILE_REFUSED');
  });

  it('that declares entities which multiply has none of them expanded', async () => {
    const declared = Array.from(
      { length: 20 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    ).join('');
    const sheet = `<!DOCTYPE x [<!ENTITY e0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">${declared}]>
      <worksheet><sheetData>
      <row>${header.map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`).join('')}</row>
      <row>${oneRow({ CF_WSH: '实〔2026〕1号', CF_SY: '&e20;&file;' })
        .map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
        .join('')}</row></sheetData></worksheet>`;
    const content = await zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': sheet,
    });
    expect((await penalties({ name: 'laughs.xlsx', content })).batch).toMatchObject({ created: 1 });
    const [row] =
      await sql`select facts from penalty_disclosure.disclosures where decision_number = '实〔2026〕1号'`;
    expect(row).toEqual({ facts: '&e20;&file;' });
  });

  it('of a ZIP that is no workbook, or one whose parts are missing, is refused', async () => {
    expect(await failureOf({ name: 'a.xlsx', content: await zipOf({ 'a.txt': 'a' }) })).toBe(
      'INTAKE_FILE_REFUSED',
    );
    const broken = await zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="a"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1',
    });
    expect(await failureOf({ name: 'b.xlsx', content: broken })).toBe('INTAKE_FILE_REFUSED');
  });
});
