import type { Catalogue, CatalogueField, WithheldPart } from '../../subgraph/catalogue.ts';
import type { DepartmentRow, PurposeRow } from '../record.ts';
import { chineseTerm, type Terms } from './chinese-term.ts';
import { searchable, wordsIn } from './search.ts';
import type { CatalogueEntry } from './type.ts';

/** What the rows of the hub say of what a catalogue names by identifiers. */
export interface Names {
  readonly departments: ReadonlyMap<string, DepartmentRow>;
  readonly purposes: ReadonlyMap<string, PurposeRow>;
  /** View → when its records last changed. */
  readonly lastChanges: ReadonlyMap<string, string>;
}

export interface Wanted {
  readonly search: string;
  readonly owner: string | null;
  readonly shareClass: string | null;
}

/** The entries of a catalogue that are wanted: fields by coordinate, then what is only known to be withheld. */
export function entriesOf(catalogue: Catalogue, wanted: Wanted, names: Names): CatalogueEntry[] {
  const { owner, shareClass } = wanted;
  const holds = wordsIn(wanted.search);
  const fields = catalogue.fields.filter(
    (field) =>
      (shareClass === null || field.shareClass === shareClass) &&
      (owner === null || field.steward === owner || (field.sources ?? []).includes(owner)) &&
      holds(termsOf(field).text),
  );
  const withheld = catalogue.withheld.filter(
    ({ steward, basis }) =>
      (shareClass === null || shareClass === 'WITHHELD') &&
      (owner === null || steward === owner) &&
      holds(withheldText(names.departments.get(steward), { steward, basis })),
  );
  return [
    ...fields.map((field) => fieldEntry(field, names)),
    ...withheld.map((part) => withheldEntry(part, names)),
  ];
}

// A catalogue is kept from one question to the next.
const read = new WeakMap<CatalogueField, Terms & { readonly text: string }>();

function termsOf(field: CatalogueField): Terms & { readonly text: string } {
  let terms = read.get(field);
  if (terms === undefined) {
    const { zh, en } = chineseTerm(field.description);
    terms = { zh, en, text: searchable(field.coordinate, en, zh) };
    read.set(field, terms);
  }
  return terms;
}

const withheldText = (owner: DepartmentRow | undefined, { steward, basis }: WithheldPart): string =>
  searchable(steward, owner?.name ?? null, owner?.englishName ?? null, basis);

function fieldEntry(field: CatalogueField, { departments, purposes, lastChanges }: Names): CatalogueEntry {
  const [type = '', name = ''] = field.coordinate.split('.');
  const { zh, en } = termsOf(field);
  return {
    coordinate: field.coordinate,
    type,
    field: name,
    nameZh: zh,
    description: en,
    format: field.format,
    owner: departments.get(field.steward) ?? null,
    sources: field.sources?.flatMap((source) => departments.get(source) ?? []) ?? null,
    shareClass: field.shareClass,
    mask: field.mask,
    legalBasis: field.basis,
    updatedAt: latestOf(field.views.flatMap((view) => lastChanges.get(view) ?? [])),
    // A purpose that was registered, or struck off, since the policy was read comes with the next question.
    access: field.access.flatMap(({ purpose, ...access }) => {
      const named = purpose === null ? null : purposes.get(purpose);
      return named === undefined ? [] : { ...access, purpose: named };
    }),
  };
}

const withheldEntry = ({ steward, basis }: WithheldPart, { departments }: Names): CatalogueEntry => ({
  coordinate: null,
  type: null,
  field: null,
  nameZh: null,
  description: null,
  format: null,
  owner: departments.get(steward) ?? null,
  sources: null,
  shareClass: 'WITHHELD',
  mask: null,
  legalBasis: basis,
  updatedAt: null,
  access: null,
});

// All of one zone and one form, so that texts are in the order of the instants.
const latestOf = (instants: readonly string[]): string | null => instants.toSorted().at(-1) ?? null;
