import { REASON_TITLE } from '../sheet/column-set.ts';
import type { RejectsTable } from './rejects-table.ts';

export async function* jsonLineRejects(table: RejectsTable): AsyncIterable<string> {
  for await (const page of table.rows()) {
    yield page
      .map(({ values, reason }) => `${JSON.stringify({ ...values, [REASON_TITLE]: reason })}\n`)
      .join('');
  }
}

export async function* jsonRejects(table: RejectsTable): AsyncIterable<string> {
  let before = '[\n';
  for await (const page of table.rows()) {
    for (const { values, reason } of page) {
      yield `${before}${JSON.stringify({ ...values, [REASON_TITLE]: reason })}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
