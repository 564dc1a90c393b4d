import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub } from '../kit/hub.ts';
import { buildPage } from './built-page.ts';
import { startChromium } from './chromium.ts';
import { actAs, openWorkbench, run } from './watched-page.ts';

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

    const notice = page.getByRole('status').filter({ hasText: '1 项未共享 · 1 selection not shared' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Subject.contactAddress (owner market-regulation');
    await notice.getByRole('button', { name: '关闭提示 · Dismiss' }).click();
    await notice.waitFor({ state: 'hidden' });
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

  it.each([
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ])('shows all of its bar at $width × $height', async (view) => {
    const { page } = await openWorkbench(browser, hub.url, view);
    await actAs(page, 'education');
    await run(page);
    await result(page).getByText('"data"').waitFor();
    await page.screenshot({ path: join(tmpdir(), `workbench-${view.width}.png`) });

    const parts = await page.locator('.bar :is(h1, select, input, button)').all();
    const boxes = await Promise.all(parts.map(async (part) => (await part.boundingBox())!));
    const cutOff = boxes.filter((box) => box.x < 0 || box.x + box.width > view.width || box.width < 90);
    const overlapping = boxes.filter((box, index) =>
      boxes.slice(index + 1).some((other) => overlap(box, other)),
    );
    expect({ parts: parts.length, cutOff, overlapping }).toEqual({ parts: 5, cutOff: [], overlapping: [] });
  });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function result(page: Page) {
  return page.getByRole('region', { name: 'Result Window' });
}

/** The query must begin with a word: an opening brace would get a second closing one from the editor. */
async function write(page: Page, query: string): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(query);
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
