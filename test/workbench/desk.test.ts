import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHubOver, startTestHub } from '../kit/hub.ts';
import { buildPage } from './built-page.ts';
import { startChromium } from './chromium.ts';
import { actAs, openWorkbench, result, run, write } from './watched-page.ts';

const CONTACT = 'query Contact { subjects(first: 1) { nodes { uscc contactAddress } } }';

describe('requests in the workbench', () => {
  let browser: Browser;
  let hub: Awaited<ReturnType<typeof startTestHub>>;

  beforeAll(async () => {
    browser = await startChromium();
    await buildPage();
    hub = await startTestHub();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await hub.sql`truncate sharing.access_requests cascade`;
    await hub.sql`delete from sharing.grants where request_part is not null`;
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  // The smaller one has a plugin's pane of its least width.
  it.each([
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ])('lead from a denied field to its value, at $width × $height', async (view) => {
    const { page, offences } = await openWorkbench(browser, hub.url, view);
    const desk = deskOf(page);
    const shot = async (name: string) => {
      expect(await cutOff(desk), `${name}: what is cut`).toEqual([]);
      await page.screenshot({ path: join(tmpdir(), `desk-${view.width}-${name}.png`) });
    };
    await actAs(page, 'tax');
    await page.getByLabel('用途 · Purpose').selectOption('joint-inspection');
    await write(page, CONTACT);
    await runUntil(page, (address) => address === null);

    await page.getByRole('button', { name: '申请共享 · Request access: Subject.contactAddress' }).click();
    const form = desk.getByRole('heading', { name: '填写申请 · What the request says' });
    await form.waitFor();
    expect(await form.evaluate((heading) => heading.matches(':focus'))).toBe(true);
    expect(await desk.getByLabel('应用场景 · Scenario').inputValue()).toBe('跨部门联合检查');
    expect(await desk.getByLabel('法定依据 · Legal basis').inputValue()).toContain('国发〔2019〕5号');
    expect(await desk.getByLabel('使用截止 · Last day').inputValue()).toBe('2027-11-21');
    await shot('draft');
    await desk.getByLabel('使用截止 · Last day').fill('2026-01-01');
    await desk.getByRole('button', { name: '提交 · Submit' }).click();
    await desk.getByRole('alert').filter({ hasText: 'The access request is not taken' }).waitFor();
    await shot('refused');
    await desk.getByLabel('使用截止 · Last day').fill('2027-06-30');
    await desk.getByRole('button', { name: '提交 · Submit' }).click();
    await desk.getByRole('status').filter({ hasText: '已提交 submitted' }).waitFor();
    await desk.getByText('待审批 open').waitFor();
    await shot('submitted');

    await page.getByLabel('身份 · Role').selectOption('owner-1');
    await actAs(page, 'market-regulation');
    await desk.getByRole('button', { name: '待办 Duties' }).click();
    const open = desk.getByRole('article', { name: '审批申请分项 Decide' });
    await open.getByText('跨部门联合检查').first().waitFor();
    await shot('decide');
    await open.getByRole('button', { name: '不予同意 · Refuse' }).click();
    await open.getByRole('alert').filter({ hasText: 'reason' }).waitFor();
    await open.getByRole('button', { name: '同意 · Approve', exact: true }).click();
    const second = desk.getByRole('article', { name: '复核 Confirm as second officer' });
    await second.getByText('officer-1').waitFor();
    await second.getByRole('button', { name: '复核同意 · Confirm' }).click();
    await second.getByRole('alert').filter({ hasText: 'another person of the department' }).waitFor();
    await shot('confirm');

    await page.getByLabel('身份 · Role').selectOption('owner-2');
    await second.getByRole('alert').waitFor({ state: 'hidden' });
    await second.getByRole('button', { name: '复核同意 · Confirm' }).click();
    await desk.getByRole('status').filter({ hasText: 'confirmed, and granted' }).waitFor();
    await desk.getByRole('button', { name: '授权 Grants' }).click();
    await desk.getByText('2027-06-30').first().waitFor();
    await shot('grants');

    await actAs(page, 'tax');
    await runUntil(page, (address) => address !== null);
    await desk.getByRole('button', { name: '共享申请 Requests' }).click();
    await desk.getByText('已同意 approved').first().waitFor();
    await shot('approved');
    // The browser tells of each answer that was refused whole; nothing else was wrong.
    expect(offences).toEqual([]);
  });

  it('are drafted once, however often the button is pressed, and withdrawn', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    const desk = deskOf(page);
    await actAs(page, 'tax');
    await page.getByLabel('用途 · Purpose').selectOption('joint-inspection');
    await write(page, CONTACT);
    await run(page);
    const draft = page.getByRole('button', { name: /^申请共享 · Request access/ });
    await draft.dblclick();
    await desk.getByLabel('应用场景 · Scenario').waitFor();
    await draft.click();
    await desk.getByLabel('应用场景 · Scenario').waitFor();
    expect(await desk.getByRole('article').count()).toBe(1);
    await desk.getByRole('button', { name: '撤回 · Withdraw' }).click();
    await desk.getByText('已撤回 withdrawn').waitFor();
  });

  it('that are late say so in words, and what is returned is completed', async () => {
    const input = {
      purpose: 'joint-inspection',
      coordinates: ['Subject.contactAddress'],
      scenario: '联合检查',
      legalBasis: '国发〔2019〕5号',
      validFrom: '2026-11-22',
      validTo: '2027-06-30',
    };
    const asked = await hub.ask(
      'tax',
      'mutation ($input: AccessRequestInput!) { done: requestAccess(input: $input) { id } }',
      {
        variables: { input },
      },
    );
    await hub.ask('tax', `mutation { submitAccessRequest(id: "${asked.body.data.done.id}") { id } }`);
    await hub.sql`update sharing.request_parts set due_on = '2026-11-20'`;
    const { page } = await openWorkbench(browser, hub.url);
    const desk = deskOf(page);
    await actAs(page, 'market-regulation');
    await page.getByRole('button', { name: 'Show 共享待办 · Requests and duties' }).click();
    await desk.getByText('已超期 overdue · 2026-11-20').waitFor();
    await desk.getByText('need the role data owner').waitFor();
    await page.screenshot({ path: join(tmpdir(), 'desk-overdue.png') });
    await page.getByLabel('身份 · Role').selectOption('owner-1');
    await desk.getByText('need the role data owner').waitFor({ state: 'hidden' });
    await desk.getByLabel('理由 · Reason').fill('请说明使用频次');
    await desk.getByRole('button', { name: '退回补正 · Return' }).click();
    await desk.getByRole('status').filter({ hasText: 'returned' }).waitFor();

    await actAs(page, 'tax');
    await desk.getByText('请说明使用频次').waitFor();
    await desk.getByRole('button', { name: '补正 · Complete' }).click();
    await desk.getByLabel('应用场景 · Scenario').fill('每月联合检查');
    await desk.getByRole('button', { name: '提交 · Submit' }).click();
    await desk.getByText('待审批 open').waitFor();
    await desk.getByText('每月联合检查').waitFor();
  });

  it('lie beside doubts, which their source answers, and grants, which are revoked', async () => {
    const { body } = await hub.ask(
      'education',
      '{ penaltyDisclosures(first: 1) { nodes { id source { id } } } }',
    );
    const [{ id, source }] = body.data.penaltyDisclosures.nodes;
    const reader = source.id === 'tax' ? 'fire' : 'tax';
    const raised = await hub.ask(
      reader,
      `mutation { raiseDoubt(id: "${id}", coordinate: "PenaltyDisclosure.decisionNumber", reason: "文号有误") { id } }`,
    );
    expect(raised.body.errors).toBeUndefined();
    const { page } = await openWorkbench(browser, hub.url);
    const desk = deskOf(page);
    await actAs(page, source.id);
    await page.getByLabel('身份 · Role').selectOption('owner-1');
    await page.getByRole('button', { name: 'Show 共享待办 · Requests and duties' }).click();
    const doubt = desk.getByRole('article', { name: '核实疑义' });
    await doubt.getByLabel('核实意见 · Answer').fill('录入错误');
    await doubt.getByRole('button', { name: '确认有误 · It is wrong' }).click();
    await desk.getByRole('button', { name: '已发送更正 · Correction sent' }).click();
    await desk.getByRole('status').filter({ hasText: 'corrected' }).waitFor();

    await actAs(page, 'market-regulation');
    await desk.getByRole('button', { name: '授权 Grants' }).click();
    const grant = desk.getByRole('article', { name: 'Grant demo-education-school-canteens' });
    await grant.getByText('撤销授权 · Revoke').first().click();
    await grant.getByLabel('理由 · Reason').fill('检查结束');
    await page.screenshot({ path: join(tmpdir(), 'desk-revoke.png') });
    await grant.getByRole('button', { name: '撤销授权 · Revoke' }).click();
    await desk.getByRole('status').filter({ hasText: 'grant revoked' }).waitFor();
    await desk.getByLabel('with those that are over').check();
    await grant.getByText('检查结束').waitFor();
  });

  it('ask once more for a grant that ends soon', async () => {
    await hub.sql`
      update sharing.grants set valid_to = '2026-11-30'
      where grantee = 'fire' and revoked_at is null and valid_from <= '2026-11-22'`;
    const { page } = await openWorkbench(browser, hub.url);
    const desk = deskOf(page);
    await actAs(page, 'fire');
    await page.getByRole('button', { name: 'Show 共享待办 · Requests and duties' }).click();
    const ending = desk.getByRole('article', { name: '授权即将到期 Renew or let end' }).first();
    await ending.getByText('截止 ends 2026-11-30').waitFor();
    expect(await ending.getByLabel('新的截止日 · New last day').inputValue()).toBe('2027-11-30');
    await page.screenshot({ path: join(tmpdir(), 'desk-renew.png') });
    await ending.getByRole('button', { name: '申请续期 · Renew' }).click();
    await desk.getByRole('status').filter({ hasText: 'renewal asked for' }).waitFor();
    await desk.getByRole('button', { name: '共享申请 Requests' }).click();
    await desk.getByText('2026-12-01 — 2027-11-30').first().waitFor();
  });

  it('are made with the keyboard alone, by whoever’s token was pasted where nothing is played', async () => {
    const real = await startHubOver(hub.databaseUrl, { environment: { HUB_DEMO: '0' } });
    try {
      const { page } = await openWorkbench(browser, real.url);
      const desk = deskOf(page);
      const token = await real.token('tax', { roles: ['analyst'], person: 'li' });
      await page.getByLabel('访问令牌 · Access token').fill(token);
      await page.keyboard.press('Enter');
      await page.getByText('已启用 · in use').waitFor();
      expect(await page.getByLabel('身份 · Role').count()).toBe(0);
      await page.getByLabel('用途 · Purpose').selectOption('joint-inspection');
      await write(page, CONTACT);
      await runUntil(page, (address) => address === null);

      await page.getByRole('button', { name: /^申请共享 · Request access/ }).focus();
      await page.keyboard.press('Enter');
      await desk.getByRole('heading', { name: '填写申请 · What the request says' }).waitFor();
      const submit = desk.getByRole('button', { name: '提交 · Submit' });
      const isReached = () => submit.evaluate((button) => button.matches(':focus'));
      for (let tabs = 0; tabs < 15 && !(await isReached()); tabs++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const said = desk.getByRole('status').filter({ hasText: '已提交 submitted' });
      await said.waitFor();
      await expect.poll(() => said.evaluate((line) => line.matches(':focus'))).toBe(true);
    } finally {
      await real.stop();
    }
  });
});

function deskOf(page: Page): Locator {
  return page.getByRole('region', { name: '共享待办 · Requests and duties' });
}

/** Runs the query until it is answered so, as a grant holds within a second of its making, and sees that it is shown. */
async function runUntil(page: Page, isWanted: (address: string | null) => boolean): Promise<void> {
  let address: string | null = null;
  const again = { timeout: 5_000, interval: 500 };
  const ask = async () => {
    const { data } = await (await run(page)).json();
    address = data.subjects.nodes[0].contactAddress;
    return isWanted(address);
  };
  await expect.poll(ask, again).toBe(true);
  // Where there is little room the editor breaks lines, in the middle of words too.
  const shown = async () => (await result(page).innerText()).replace(/\s/g, '');
  const start = `"contactAddress":${JSON.stringify(address)}`.replace(/\s/g, '').slice(0, 26);
  await expect.poll(shown, again).toContain(start);
}

/** Parts of the panel that are wider than what shows them. */
async function cutOff(desk: Locator): Promise<string[]> {
  return desk.evaluate((panel) => {
    const { left, right } = panel.getBoundingClientRect();
    const parts = panel.querySelectorAll('article, button, label, input, select, h2, h3, h4, p, li, dt, dd');
    return [...parts]
      .filter((part) => {
        const box = part.getBoundingClientRect();
        if (box.width === 0) return false;
        return box.left < left - 1 || box.right > right + 1 || part.scrollWidth > part.clientWidth + 1;
      })
      .map((part) => `${part.tagName} ${(part.textContent ?? '').slice(0, 40)}`);
  });
}
