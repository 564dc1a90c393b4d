import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/changes/write.ts';
import { ingestItems } from '../../src/cli/ingest-items.ts';
import { momentAt } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { connectDatabase } from '../../src/database/connect.ts';
import { departmentRecords } from '../../src/sharing/record.ts';
import { testDatabase } from '../kit/database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';

const { sql, url } = await testDatabase();
const writer = connectDatabase(url, { max: 2, applicationName: 'hub test' });
const db = drizzle(writer);
const folder = await temporaryFolder();
const { intake: LIMITS } = readConfig({});
const MOMENT = momentAt(new Date('2026-11-22T10:00:00+08:00'));
afterAll(async () => {
  await writer.end();
  await removeFolder(folder);
});

beforeEach(async () => {
  await sql`truncate license_notification.approval_items, license_notification.changes`;
  await writeRecords(
    db,
    departmentRecords,
    ['market-regulation', 'health', 'administrative-approval'].map((id) => ({
      id,
      name: id,
      englishName: id,
      assertedAt: '2026-01-01T00:00:00+08:00',
    })),
    MOMENT.now,
  );
});

const FOOD = {
  itemCode: 'A058',
  itemName: '食品经营许可',
  licenceName: '食品经营许可证',
  approvingDutyDept: 'market-regulation',
  legalBasis: '《中华人民共和国食品安全法》第三十五条',
  level: '县',
  reformWay: '优化',
  scopeKeywords: ['餐饮服务', '食品销售'],
  effectiveFrom: '2026-01-01',
};
const PACKED = {
  ...FOOD,
  itemCode: 'A060',
  itemName: '仅销售预包装食品备案',
  reformWay: '备案',
  scopeKeywords: '食品销售（仅销售预包装食品） 预包装食品+销售',
  coveredBy: 'A058',
  divisionDutyDept: '610921:health,market-regulation',
};

async function put(...rows: object[]) {
  const file = join(folder, 'items.jsonl');
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const { faults, summary } = await ingestItems(
    db,
    { file, department: 'administrative-approval', limits: LIMITS },
    MOMENT,
  );
  return { faults: faults.map(({ line, column, reason }) => [line, column, reason]), summary };
}

const changes = async () => (await sql`select 1 from license_notification.changes`).length;

const stored = () =>
  sql`select item_version as version, code, effective_from::text as from, effective_to::text as to
    from license_notification.approval_items order by item_version, code`;

describe('a catalogue of items', () => {
  it('goes in as the first version, and the same file again changes nothing', async () => {
    expect(await put(FOOD, PACKED)).toEqual({
      faults: [],
      summary: '2 items: version 1 of the catalogue.\n',
    });
    const before = await changes();
    expect(await put(PACKED, FOOD)).toEqual({
      faults: [],
      summary: '2 items: version 1 has them already.\n',
    });
    expect([before, await changes()]).toEqual([2, 2]);
    expect(
      await sql`select scope_keywords, covered_by, division_approvers, source
        from license_notification.approval_items where code = 'A060'`,
    ).toMatchObject([
      {
        scope_keywords: ['食品销售（仅销售预包装食品）', '预包装食品+销售'],
        covered_by: ['A058'],
        division_approvers: ['610921:health,market-regulation'],
        source: 'administrative-approval',
      },
    ]);
  });

  it('that differs is the next version, and ends the one before on the day before it begins', async () => {
    await put(FOOD, PACKED);
    const next = { ...FOOD, effectiveFrom: '2027-01-01', scopeKeywords: '餐饮服务' };
    expect((await put(next)).summary).toBe('1 items: version 2 of the catalogue.\n');
    expect(await stored()).toMatchObject([
      { version: 1, code: 'A058', from: '2026-01-01', to: '2026-12-31' },
      { version: 1, code: 'A060', from: '2026-01-01', to: '2026-12-31' },
      { version: 2, code: 'A058', from: '2027-01-01', to: null },
    ]);
  });

  it('may name an authority that takes no part in the hub', async () => {
    expect((await put({ ...FOOD, approvingDutyDept: '-' })).faults).toEqual([]);
  });

  it('with faults tells all of them at once and changes nothing', async () => {
    await put(FOOD);
    const { faults, summary } = await put(
      { ...FOOD, approvingDutyDept: '', level: '国' },
      { ...FOOD, itemCode: 'B1', approvingDutyDept: 'nobody', scopeKeywords: '餐饮服务 餐饮服务' },
      { ...FOOD, itemCode: 'B2', effectiveTo: '2025-12-31', scopeKeywords: '' },
      { ...FOOD, itemCode: 'B1', coveredBy: 'B9', divisionDutyDept: '610921' },
      { ...FOOD, itemCode: 'B3', scopeExceptions: '食品销售' },
    );
    expect(faults).toEqual([
      [1, 'approvingDutyDept', 'it is required and empty'],
      [1, 'level', expect.stringContaining('it is none of')],
      [2, 'scopeKeywords', 'it says 餐饮服务 twice'],
      [2, 'approvingDutyDept', 'there is no department "nobody"'],
      [3, 'scopeKeywords', 'nothing calls for the item: give it keywords or codes'],
      [3, 'effectiveTo', 'it lies before the first day, 2026-01-01'],
      [4, 'divisionDutyDept', '"610921" is not a division and its departments, as 610921:health,fire'],
      [4, 'itemCode', 'it stands in line 2 already'],
      [4, 'coveredBy', 'the file has no item "B9"'],
      [5, 'scopeExceptions', '食品销售 is a keyword too'],
      [
        1,
        'effectiveFrom',
        'it begins on 2026-01-01, and version 1 on 2026-01-01: a version begins after the one before',
      ],
    ]);
    expect(summary).toBe('5 items, 11 faults: nothing was changed.\n');
    expect(await stored()).toHaveLength(1);
  });

  it('of no item at all is refused', async () => {
    await expect(put()).rejects.toMatchObject({ code: 'INTAKE_FILE_REFUSED' });
  });

  it('is only looked at in a dry run', async () => {
    const file = join(folder, 'items.jsonl');
    await writeFile(file, `${JSON.stringify(FOOD)}\n`);
    const options = { file, department: 'administrative-approval', limits: LIMITS, dryRun: true };
    expect(await ingestItems(db, options, MOMENT)).toEqual({
      faults: [],
      summary: '1 items: would be version 1. Nothing was stored.\n',
    });
    expect(await stored()).toEqual([]);
  });
});
