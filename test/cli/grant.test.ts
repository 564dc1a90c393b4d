import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoDatabase } from '../kit/demo-database.ts';
import { removeFolder, temporaryFolder } from '../kit/temporary-folder.ts';
import { runHub } from './process.ts';

// Each runs the built program, which composes the graph.
vi.setConfig({ testTimeout: 90_000 });

let folder: string;
let database: Awaited<ReturnType<typeof demoDatabase>>;
beforeAll(async () => {
  folder = await temporaryFolder();
  database = await demoDatabase();
});
afterAll(async () => {
  await database.drop();
  await removeFolder(folder);
});

const hub = (...args: string[]) =>
  runHub(args, { HUB_DATA: folder, HUB_KEY_FILE: `${folder}/keys`, DATABASE_URL: database.url });
const PARTIES = ['grant', 'market-regulation', 'transport', 'Subject.phone'];
const WHY = ['--purpose', 'joint-inspection', '--basis', '国发〔2019〕5号'];

const listed = async (): Promise<{ id: string }[]> => {
  const { stdout, code } = await hub('grants');
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
};

describe('hub grant', () => {
  it('prints the identifier of the grant; the list has it, for a year, until it is revoked', async () => {
    const given = await hub(...PARTIES, ...WHY, '--directory', 'road-freight', '--from', '2031-03-01');
    expect(given).toMatchObject({ code: 0, stderr: '' });
    const id = given.stdout.trim();
    expect((await listed()).find((grant) => grant.id === id)).toEqual({
      id,
      owner: 'market-regulation',
      grantee: 'transport',
      client: null,
      purpose: 'joint-inspection',
      coordinates: ['Subject.phone'],
      scope: { division: null, industry: null, directory: 'road-freight' },
      mask: null,
      validFrom: '2031-03-01',
      validTo: '2032-02-29',
      basis: '国发〔2019〕5号',
    });

    expect(await hub('revoke', id, '--reason', '合作结束')).toMatchObject({ code: 0, stdout: 'revoked\n' });
    expect((await listed()).map((grant) => grant.id)).not.toContain(id);
    expect(await hub('revoke', id, '--reason', '合作结束')).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no grant "${id}" in force. List them with: hub grants.\n`,
    });
  });

  it.each([
    [
      'a field that there is not',
      ['grant', 'market-regulation', 'transport', 'Subject.fone', ...WHY],
      'Subject.fone is not a field of the graph',
    ],
    [
      'dates in the wrong order',
      [...PARTIES, ...WHY, '--from', '2027-01-02', '--to', '2027-01-01'],
      'It ends (2027-01-01) before it begins',
    ],
    ['a day that is none', [...PARTIES, ...WHY, '--from', 'tomorrow'], '"tomorrow" is not a date'],
    ['a division that is none', [...PARTIES, ...WHY, '--division', '6'], '"6" names no division'],
    ['a mask that is none', [...PARTIES, ...WHY, '--mask', 'BLUR'], 'There is no mask "BLUR"'],
    [
      'a second mask on one field',
      [
        'grant',
        'market-regulation',
        'education',
        'Subject.contactAddress',
        '--mask',
        'FREE_TEXT',
        '--purpose',
        'campus-food-safety',
        '--basis',
        'x',
      ],
      'The grant demo-education-campus-food-address masks Subject.contactAddress as ADDRESS',
    ],
  ])('refuses %s in one sentence, and gives nothing', async (_what, args, why) => {
    const before = await listed();
    const refused = await hub(...args);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^The grant was not given, and nothing was changed: .+\n$/);
    expect(refused.stderr).toContain(why);
    expect(await listed()).toEqual(before);
  });

  it.each([
    ['no purpose', [...PARTIES, '--basis', 'x'], "required option '--purpose <id>' not specified"],
    [
      'no basis',
      [...PARTIES, '--purpose', 'joint-inspection'],
      "required option '--basis <text>' not specified",
    ],
    ['no field', ['grant', 'market-regulation', 'transport', ...WHY], "missing required argument 'fields'"],
    [
      'a revocation without a reason',
      ['revoke', 'demo-fire-gas-dealers'],
      "required option '--reason <text>' not specified",
    ],
  ])('says how it is used where there is %s', async (_what, args, why) => {
    const refused = await hub(...args);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(why);
  });
});
