import type { Browser, Locator, Page, Response } from 'playwright-core';
import { vi } from 'vitest';

/** The workbench in a fresh browser context, and what it did that a strict page may not do. */
export interface WatchedPage {
  readonly page: Page;
  /** Requests to anywhere else, console errors, uncaught exceptions, violations of the content security policy. */
  readonly offences: readonly string[];
}

export interface View {
  readonly width: number;
  readonly height: number;
}

export async function openWorkbench(
  browser: Browser,
  url: string,
  view: View = { width: 1440, height: 900 },
) {
  const context = await browser.newContext({ viewport: view });
  // Below vitest's own limit, so that a failure names what was waited for.
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const offences: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    const stays = address.startsWith(`${url}/`) || /^(data|blob):/.test(address);
    if (!stays) offences.push(`left the origin: ${address}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') offences.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => offences.push(`exception: ${error.message}`));
  await page.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
    console.error('content security policy: ' + violation.violatedDirective + ' ' + violation.blockedURI))`);
  await page.goto(`${url}/graphql`);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return { page, offences } satisfies WatchedPage;
}

/** Acts as the department, and comes back once the page has that department's schema. */
export async function actAs(page: Page, department: string): Promise<void> {
  // By its token: the schema of the anonymous caller that the page opened as may still be on its way.
  const schema = page.waitForResponse(
    (response) => isSchemaAnswer(response) && response.request().headers().authorization !== undefined,
  );
  await page.getByLabel('部门 · Department').selectOption(department);
  await (await schema).finished();
}

/** Presses the run button. Answers with the response of the hub. */
export async function run(page: Page): Promise<Response> {
  const answer = page.waitForResponse((response) => isGraphAnswer(response) && !isOwnQuestion(response));
  await page.getByRole('button', { name: /^Execute query/ }).click();
  return answer;
}

export function result(page: Page): Locator {
  return page.getByRole('region', { name: 'Result Window' });
}

/** The query must begin with a word: an opening brace would get a second closing one from the editor. */
export async function write(page: Page, query: string): Promise<void> {
  const lines = page.locator('.graphiql-query-editor .view-lines');
  const [, name = ''] = /^query (\w+)/.exec(query) ?? [];
  // A schema that arrives meanwhile may take the focus out of the editor.
  await vi.waitFor(
    async () => {
      await lines.locator('.view-line').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(query);
      await lines.filter({ hasText: name }).waitFor({ timeout: 1_000 });
    },
    { timeout: 15_000 },
  );
  // Until then it would be run under the name of the operation that stood there before.
  await page.locator('.graphiql-tab', { hasText: name }).first().waitFor();
}

function isGraphAnswer(response: Response): boolean {
  const request = response.request();
  return request.method() === 'POST' && new URL(request.url()).pathname === '/graphql';
}

/** What the page asks for itself: the schema, and what lies in the panel of requests. */
function isOwnQuestion(response: Response): boolean {
  return /"(IntrospectionQuery|Desk|Deed)"/.test(response.request().postData() ?? '');
}

function isSchemaAnswer(response: Response): boolean {
  return isGraphAnswer(response) && (response.request().postData() ?? '').includes('"IntrospectionQuery"');
}
