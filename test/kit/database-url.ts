/** The database that the databases of test files are copied from. */
export const TEMPLATE = 'hub_template';

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
