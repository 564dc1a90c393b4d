/** What the server tells the page about itself: `GET /workbench/config.json`. Nothing in it is secret. */
export interface Settings {
  /** In a demonstration the page may act as any department; elsewhere the user pastes a token of their own. */
  readonly demo: boolean;
  readonly departments: readonly Department[];
  readonly purposes: readonly Purpose[];
  readonly examples: readonly Example[];
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

export interface Purpose {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** The duty that it serves (法定依据). */
  readonly legalBasis: string;
  readonly caseNumberRequired: boolean;
}

export interface Example {
  readonly title: string;
  readonly titleZh: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The purpose (用途) under which the query is meant to be asked. */
  readonly purpose?: string;
}

const ADDRESS = '/workbench/config.json';

/** @throws Error with a sentence for the reader of the page, in English and Chinese. */
export async function loadSettings(): Promise<Settings> {
  const response = await fetch(ADDRESS, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!response) throw unusable('the server does not answer', '服务器无响应');
  if (!response.ok) throw unusable(`HTTP ${response.status}`, `HTTP ${response.status}`);
  const found: unknown = await response.json().catch(() => null);
  if (!isSettings(found)) throw unusable('it is not the expected JSON', '内容不是预期的 JSON');
  return found;
}

function unusable(why: string, whyZh: string): Error {
  return new Error(
    `工作台配置 ${ADDRESS} 无法加载（${whyZh}），请检查服务是否正常运行后重试。\n` +
      `The settings of this page, ${ADDRESS}, could not be loaded (${why}). Check that the hub is running, then try again.`,
  );
}

function isSettings(value: unknown): value is Settings {
  if (!isRecord(value) || typeof value.demo !== 'boolean') return false;
  return (
    everyHasText(value.departments, ['id', 'name', 'nameZh']) &&
    everyHasText(value.purposes, ['id', 'name', 'nameZh', 'legalBasis']) &&
    everyHasText(value.examples, ['title', 'titleZh', 'query'])
  );
}

function everyHasText(value: unknown, keys: readonly string[]): boolean {
  return (
    Array.isArray(value) &&
    value.every((one) => isRecord(one) && keys.every((key) => typeof one[key] === 'string'))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
