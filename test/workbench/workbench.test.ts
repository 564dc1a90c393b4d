import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub } from '../kit/hub.ts';
import { buildPage } from './built-page.ts';
import { startChromium } from './chromium.ts';
import { actAs, openWorkbench, result, run, write } from './watched-page.ts';

describe('the workbench', () => {
  let browser: Browser;
  let hub: Awaited<ReturnType<typeof startTestHub>>;

  beforeAll(async () => {
    browser = await startChromium();
    await buildPage();
    hub = await startTestHub();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
  });

  it('runs an example as a department, without leaving the origin and without an error', async () => {
    const { page, offences } = await openWorkbench(browser, hub.url);
    await actAs(page, 'education');
    await page.getByRole('button', { name: '示例查询 · Examples' }).click();
    await page.getByRole('menuitem').first().click();

    const response = await run(page);

    const { data } = await response.json();
    const value = firstText(data);
    expect(value, 'the example answers with data').not.toBeNull();
    await result(page).getByText(value!).first().waitFor();
    expect(offences).toEqual([]);
  });

  it('runs each example as it is put in, with its variables and purpose', async () => {
    const { page, offences } = await openWorkbench(browser, hub.url);
    await actAs(page, 'credit-office');
    const config = await fetch(`${hub.url}/workbench/config.json`);
    const { examples } = (await config.json()) as { examples: { query: string }[] };
    expect(examples.length).toBeGreaterThan(2);
    for (const [index, { query }] of examples.entries()) {
      await page.getByRole('button', { name: '示例查询 · Examples' }).click();
      await page.getByRole('menuitem').nth(index).click();
      // Until then it would be run under the name of the operation that stood there before.
      const [, name = ''] = /query (\w+)/.exec(query) ?? [];
      await page.locator('.graphiql-tab', { hasText: name }).first().waitFor();
      const { data } = await (await run(page)).json();
      expect(Object.values(data ?? {})[0] ?? null, `${name} answers`).not.toBeNull();
    }
    expect(offences).toEqual([]);
  });

  it('keeps the token out of storage and addresses', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await actAs(page, 'education');

    const sent = (await run(page)).request().headers();

    const token = /^Bearer (\S+)$/.exec(sent.authorization ?? '')?.[1];
    expect(token).toBeTruthy();
    const stored: string = await page.evaluate(
      'JSON.stringify([localStorage, sessionStorage, document.cookie])',
    );
    expect(stored).toContain('education');
    expect(stored).not.toContain(token);
    expect([...addresses, page.url()].filter((address) => address.includes(token!))).toEqual([]);
  });

  it('shows every department the documentation of its own schema, and no answer of another one', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    const documentation = page.locator('.graphiql-doc-explorer');
    const field = (name: string) => documentation.getByText(name, { exact: true }).first();
    await actAs(page, 'education');
    await run(page);
    await result(page).getByText('"data"').waitFor();

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await documentation.getByText('Subject', { exact: true }).first().click();
    await field('uscc').waitFor();
    expect(await field('legalRepresentativeIdNumber').count(), 'withheld from education').toBe(0);

    await actAs(page, 'market-regulation');
    await field('legalRepresentativeIdNumber').waitFor();
    expect(await result(page).textContent()).not.toContain('"data"');
  });

  it('says what was not shared, and whose it is', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    await actAs(page, 'education');
    await write(page, 'query Contact { subjects(first: 1) { nodes { uscc contactAddress } } }');

    await run(page);

    const notice = page.getByRole('status').filter({ hasText: '1 项未共享 · 1 not shared' });
    await notice.waitFor();
    await notice.locator('summary').click();
    const row = notice.getByRole('row').filter({ hasText: 'Subject.contactAddress' });
    expect(await cells(row)).toEqual([
      'subjects.nodes.*.contactAddress',
      'Subject.contactAddress',
      '不予提供 denied',
      '未说明用途 no purpose named',
      '有条件共享 CONDITIONAL',
      '示例市演示区市场监督管理局 market-regulation',
    ]);
    await notice.getByRole('button', { name: '关闭提示 · Dismiss' }).click();
    await notice.waitFor({ state: 'hidden' });
  });

  it('gives two departments two answers to one query, and says of each what it is', async () => {
    // Both are open at once, but one is in front: it has the keyboard, and the browser draws no other.
    const pages: Page[] = [];
    for (const department of ['education', 'transport']) {
      const { page } = await openWorkbench(browser, hub.url);
      await actAs(page, department);
      await page.getByLabel('用途 · Purpose').selectOption('campus-food-safety');
      await write(page, CANTEEN);
      expect((await run(page)).status()).toBe(200);
      // By the whole text: how it is cut into coloured words comes later.
      await result(page).filter({ hasText: '"phone":' }).waitFor();
      pages.push(page);
    }
    const [education, transport] = pages;

    const phones = await Promise.all([education!, transport!].map(phoneShown));
    expect(phones[0]).toMatch(/^1\d{10}$/);
    expect(phones[1]).toBe(phones[0]!.replace(/^(...)....(....)$/, '$1****$2'));
    expect(await education!.getByRole('status').textContent()).toContain('2 项按记录而异 · 2 by record');
    expect(await transport!.getByRole('status').textContent()).toContain('1 项未共享 · 1 not shared');
    expect(await transport!.getByRole('status').textContent()).toContain('1 项已脱敏 · 1 masked');
  });

  it('explains a query without running it, and to an owner what another department would get', async () => {
    const { page, offences } = await openWorkbench(browser, hub.url);
    await actAs(page, 'market-regulation');
    await page.getByLabel('用途 · Purpose').selectOption('campus-food-safety');
    await write(page, CANTEEN);
    await page.getByRole('button', { name: '访问预检 · Explain' }).click();

    const panel = page.getByRole('region', { name: '访问预检 · Explain access' });
    const phone = panel.getByRole('row').filter({ hasText: 'subjects.nodes.*.phone' });
    await phone.waitFor();
    expect((await cells(phone)).slice(1, 4)).toEqual(['Subject.phone', '完整 whole', '数据责任部门 owner']);
    expect(await page.evaluate('document.activeElement.id')).toBe('explanation-heading');

    await panel.getByLabel('代入部门 · As department').selectOption('education');
    await panel.getByText('What education would get').waitFor();
    expect((await cells(phone))[2]).toBe('按记录而异 by record 其余 others: 脱敏 masked 电话 PHONE');
    expect((await cells(phone))[3]).toContain('授权 demo-education-school-canteens → 完整 whole');

    await panel.getByLabel('代入部门 · As department').selectOption('transport');
    await panel.getByText('What transport would get').waitFor();
    expect((await cells(phone))[2]).toBe('脱敏 masked 电话 PHONE');
    expect(await result(page).textContent()).not.toContain('"data"');

    await actAs(page, 'fire');
    await panel.waitFor({ state: 'hidden' });
    expect(offences).toEqual([]);
  });

  it('says why a query cannot be explained', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    await actAs(page, 'education');
    await write(page, 'query Nothing { favouriteColours }');
    await page.getByRole('button', { name: '访问预检 · Explain' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'favouriteColours' });
    await alert.waitFor();
    await page.getByRole('button', { name: '关闭预检 · Close' }).click();
    await alert.waitFor({ state: 'hidden' });
  });

  it('has a query refused whole where it is asked strictly', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    await actAs(page, 'transport');
    await page.getByLabel('用途 · Purpose').selectOption('campus-food-safety');
    await page.getByLabel('严格 · Strict').check();
    await write(page, CANTEEN);

    const response = await run(page);

    expect(response.status()).toBe(403);
    await result(page).getByText('STRICTLY_REFUSED').waitFor();
    const notice = page.getByRole('status').filter({ hasText: 'strict: the operation was refused' });
    expect(await notice.textContent()).toContain('Subject.contactAddress');

    await page.getByLabel('严格 · Strict').uncheck();
    expect((await run(page)).status()).toBe(200);
  });

  it('sends the stated purpose and a Chinese case number with the query', async () => {
    const { page } = await openWorkbench(browser, hub.url);
    await actAs(page, 'education');
    await page.getByLabel('用途 · Purpose').selectOption('joint-sanction');
    await page.getByLabel('案号 · Case number').fill('旬市监案〔2026〕12号');

    const sent = (await run(page)).request().headers();

    expect(sent['x-purpose']).toBe('joint-sanction');
    expect(decodeURIComponent(sent['x-case-number'] ?? '')).toBe('旬市监案〔2026〕12号');
  });

  // Narrower than any part is in whatever font the machine has; a select that gave way would show nothing.
  const SQUEEZED = 60;
  it.each([
    { width: 1440, height: 900 },
    { width: 1280, height: 800 },
    { width: 1024, height: 700 },
    { width: 480, height: 900 },
  ])('shows all of its bar at $width × $height', async (view) => {
    const { page } = await openWorkbench(browser, hub.url, view);
    await actAs(page, 'education');
    await run(page);
    await result(page).getByText('"data"').waitFor();
    await page.screenshot({ path: join(tmpdir(), `workbench-${view.width}.png`) });

    const parts = await page.locator('.bar :is(h1, select, input[type="text"], button, .check)').all();
    const boxes = await Promise.all(parts.map(async (part) => (await part.boundingBox())!));
    const cutOff = boxes.filter((box) => box.x < 0 || box.x + box.width > view.width || box.width < SQUEEZED);
    const overlapping = boxes.filter((box, index) =>
      boxes.slice(index + 1).some((other) => overlap(box, other)),
    );
    expect({ parts: parts.length, cutOff, overlapping }).toEqual({ parts: 8, cutOff: [], overlapping: [] });
  });
});

const CANTEEN =
  'query Canteen { subjects(filter: { directory: "school-canteens" }, first: 1) { nodes { name phone contactAddress } } }';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What the cells of a row say, white space as it is read. */
async function cells(row: Locator): Promise<string[]> {
  const found = await row.locator('th, td').all();
  return Promise.all(found.map(async (cell) => (await cell.innerText()).replace(/\s+/g, ' ').trim()));
}

async function phoneShown(page: Page): Promise<string> {
  return /"phone":\s*"([^"]*)"/.exec((await result(page).innerText()).replace(/\u00a0/g, ' '))?.[1] ?? '';
}

/** The first text in an answer, depth first: what a reader sees near the top. */
function firstText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  for (const inner of Object.values(value)) {
    const found = firstText(inner);
    if (found !== null) return found;
  }
  return null;
}
