import type { DepartmentId } from '../departments.ts';
import type { DemoSubject } from '../subject.ts';

/** A directory of supervised objects (监管对象名录库) and whom it lists. */
export interface DirectoryDefinition {
  readonly id: string;
  readonly name: string;
  /** 监管领域 */
  readonly theme: string;
  readonly owner: DepartmentId;
  readonly lists: (subject: DemoSubject) => boolean;
  /** Lists no more than so many of them; all unless told. */
  readonly most?: number;
}

export const inTrades =
  (...ids: string[]) =>
  ({ trade }: DemoSubject): boolean =>
    ids.includes(trade.id);

export const nearSchool =
  (...ids: string[]) =>
  (subject: DemoSubject): boolean =>
    subject.nearSchool && inTrades(...ids)(subject);

export const needing =
  (...codes: string[]) =>
  ({ matches }: DemoSubject): boolean =>
    matches.some(({ item }) => codes.includes(item.code));
