import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/changes/write.ts';
import { itemRecords, type NewItem } from '../../../src/views/license-notification/record.ts';
import { licenseNotificationView } from '../../../src/views/license-notification/view.ts';
import { askView } from '../../kit/ask-view.ts';
import { testDatabase } from '../../kit/database.ts';
import { ITEM, PUSH } from './sample.ts';

const { sql } = await testDatabase();
const db = drizzle(sql);
const ask = askView(licenseNotificationView(), sql);
const put = (...rows: NewItem[]) => writeRecords(db, itemRecords, rows, PUSH.now);

const TOBACCO: NewItem = {
  ...ITEM,
  code: 'A059',
  name: '烟草专卖零售许可',
  licenseName: null,
  approvingDepartments: [],
  scopeKeywords: ['卷烟+零售'],
  scopeExceptions: ['~包装'],
  divisionApprovers: ['610921:health,fire'],
};

beforeEach(async () => {
  await sql`truncate license_notification.approval_items, license_notification.changes`;
  await put(
    { ...ITEM, version: 2, effectiveFrom: '2025-01-01', effectiveTo: '2025-12-31', name: '食品流通许可' },
    ITEM,
    TOBACCO,
    { ...ITEM, version: 4, effectiveFrom: '2027-01-01', name: '明年的事项' },
  );
});

describe('the catalogue of items', () => {
  const named = async (args: string, at?: string) => {
    const { data } = await ask(`{ approvalItems${args} { name version } }`, at === undefined ? {} : { at });
    return data.approvalItems.map(
      ({ name, version }: { name: string; version: number }) => `${version} ${name}`,
    );
  };

  it('is the version in force on the day, whatever is prepared for later', async () => {
    expect(await named('')).toEqual(['3 食品经营许可', '3 烟草专卖零售许可']);
    expect(await named('', '2025-06-01T08:00:00+08:00')).toEqual(['2 食品流通许可']);
    expect(await named('', '2027-01-01T00:00:00+08:00')).toEqual(['4 明年的事项']);
    expect(await named('', '2020-01-01T08:00:00+08:00')).toEqual([]);
  });

  it('is any version that is asked for, and none that there is not', async () => {
    expect(await named('(version: 2)')).toEqual(['2 食品流通许可']);
    expect(await named('(version: 99)')).toEqual([]);
  });

  it('is searched by code, name and keyword', async () => {
    expect(await named('(search: "a059")')).toEqual(['3 烟草专卖零售许可']);
    expect(await named('(search: "餐饮")')).toEqual(['3 食品经营许可']);
    expect(await named('(search: "卷烟")')).toEqual(['3 烟草专卖零售许可']);
    expect(await named('(search: "无此")')).toEqual([]);
  });

  it('says who approves where', async () => {
    const { data } = await ask(
      '{ approvalItems(search: "A059") { approvingDepartments { id } divisionApprovers { division departments { id } } scopeExceptions scopeCodes coveredBy } }',
    );
    expect(data.approvalItems).toEqual([
      {
        approvingDepartments: [],
        divisionApprovers: [{ division: '610921', departments: [{ id: 'health' }, { id: 'fire' }] }],
        scopeExceptions: ['~包装'],
        scopeCodes: [],
        coveredBy: [],
      },
    ]);
  });
});

describe('a business scope', () => {
  const explain = (scope: string, at?: string) =>
    ask(
      `query ($scope: String!) { explainMatch(businessScope: $scope) {
        code called item { name } matchedWords { word clause } exclusions { word clause reason because } } }`,
      { as: 'education', variables: { scope }, ...(at === undefined ? {} : { at }) },
    );

  it('is explained by the words that call for an item and by those that do not', async () => {
    const { data } = await explain('餐饮服务；日用百货销售（不含卷烟零售）');
    expect(data.explainMatch).toEqual([
      {
        code: 'A058',
        called: true,
        item: { name: '食品经营许可' },
        matchedWords: [{ word: '餐饮服务', clause: '餐饮服务' }],
        exclusions: [],
      },
      {
        code: 'A059',
        called: false,
        item: { name: '烟草专卖零售许可' },
        matchedWords: [],
        exclusions: [
          {
            word: '卷烟',
            clause: '日用百货销售（不含卷烟零售）',
            reason: 'LEFT_OUT',
            because: '不含卷烟零售',
          },
        ],
      },
    ]);
  });

  it('is matched by the catalogue of the day, and by what was mended in it a moment ago', async () => {
    expect((await explain('卷烟零售')).data.explainMatch).toMatchObject([{ code: 'A059', called: true }]);
    await put({ ...TOBACCO, scopeKeywords: ['雪茄+零售'] });
    expect((await explain('卷烟零售')).data.explainMatch).toEqual([]);
    expect((await explain('卷烟零售', '2025-06-01T08:00:00+08:00')).data.explainMatch).toEqual([]);
  });

  it('longer than any on record is refused', async () => {
    const { errors } = await explain('食'.repeat(10_001));
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'ARGUMENT_INVALID' });
  });
});
