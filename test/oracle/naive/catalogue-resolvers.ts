import { isObjectType } from 'graphql';
import { type Args, type Asking, type Resolvers, sorted } from './asking.ts';
import { declaredGraph } from './graph.ts';
import type { AnyRow } from './tables.ts';
import { accessTo, type VerdictOf, verdictsOf } from './verdicts.ts';
import { visibleGraph } from './visible-graph.ts';

const graph = declaredGraph();

export const CATALOGUE_RESOLVERS: Resolvers = {
  'Query.catalogue': (_, { search, owner, shareClass }: Args, asking) => {
    const purposes: (AnyRow | null)[] = [null, ...sorted(asking.policy.purposes, ['id'])];
    const verdicts = purposes.map((purpose) => ({
      purpose,
      verdictOf: verdictsOf({ ...asking.caller, purpose: purpose?.id ?? null }, graph, asking.policy),
    }));
    const visible = new Set(verdicts.flatMap(({ verdictOf }) => visibleGraph(graph, verdictOf)));
    const shown: AnyRow[] = [];
    const hidden = new Map<string, AnyRow>();
    for (const coordinate of [...graph.shares.keys()].sort()) {
      if (/^(Query|Mutation)\./.test(coordinate)) continue;
      const entry = entryOf(coordinate, asking);
      if (visible.has(coordinate))
        shown.push({ ...entry, access: verdicts.map((one) => accessOf(coordinate, one)) });
      else if (entry.shareClass === 'WITHHELD' && isMember(asking)) {
        const { steward, shareClass, legalBasis } = entry;
        const { name, englishName } = departmentOf(steward, asking) ?? {};
        const told = { steward, owner: entry.owner, shareClass, legalBasis };
        hidden.set(`${steward} ${legalBasis}`, {
          ...told,
          text: [steward, name, englishName, legalBasis].join('\n'),
        });
      }
    }
    const withheld = [...hidden].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
    return [...shown, ...withheld].filter(
      (entry) =>
        (shareClass == null || entry.shareClass === shareClass) &&
        (owner == null ||
          [entry.steward, ...(entry.sources ?? []).map(({ id }: AnyRow) => id)].includes(owner)) &&
        holdsAll(entry.text, search ?? ''),
    );
  },
};

const isMember = ({ caller }: Asking): boolean => caller.department !== null && caller.department !== 'hub';

const departmentOf = (id: string, { tables }: Asking): AnyRow | null =>
  tables.departments.find((department) => department.id === id) ?? null;

function entryOf(coordinate: string, asking: Asking): AnyRow {
  const [type, field] = coordinate.split('.') as [string, string];
  const declared = graph.schema.getType(type);
  const found = isObjectType(declared) ? declared.getFields()[field] : undefined;
  const share = graph.shares.get(coordinate);
  const ownership = graph.owners.get(type);
  const steward = ownership?.steward ?? 'hub';
  const sources = asking.policy.sources
    .filter((source) => source.type === type)
    .map(({ department }) => ({ id: department as string }));
  const { zh, en } = termsOf(found?.description ?? '');
  return {
    coordinate,
    type,
    field,
    nameZh: zh,
    description: en,
    format: String(found?.type),
    steward,
    owner: departmentOf(steward, asking),
    sources: ownership?.records === 'SOURCE' ? sorted(sources, ['id']) : null,
    shareClass: share?.class,
    mask: share?.mask ?? null,
    legalBasis: share?.basis ?? null,
    text: [coordinate, en, zh ?? ''].join('\n'),
  };
}

interface ForPurpose {
  readonly purpose: AnyRow | null;
  readonly verdictOf: VerdictOf;
}

function accessOf(coordinate: string, { purpose, verdictOf }: ForPurpose): AnyRow {
  const verdict = verdictOf(coordinate);
  return {
    purpose,
    access: accessTo(verdict),
    mask: verdict?.mask ?? null,
    rule: verdict?.rule,
    scopes: (verdict?.allows ?? []).map(({ scope, mask, rule }) => ({ ...scope, mask, rule })),
  };
}

/** The first brackets with a Chinese character: what is Chinese in them is the term, the rest stays. */
function termsOf(description: string): { readonly zh: string | null; readonly en: string } {
  for (const { 0: brackets } of description.matchAll(/ ?\([^()]*\)/g)) {
    const parts = brackets
      .trim()
      .slice(1, -1)
      .split(/[,;]/)
      .map((part) => part.trim());
    const zh = parts.find((part) => /[\u4e00-\u9fff]/.test(part));
    if (zh === undefined) continue;
    const rest = parts.filter((part) => part !== zh).join(', ');
    return { zh, en: description.replace(brackets, () => (rest === '' ? '' : ` (${rest})`)) };
  }
  return { zh: null, en: description };
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function holdsAll(text: string, search: string): boolean {
  const words = plain(search).split(/\s/).filter(Boolean);
  return words.every((word) => plain(text).includes(word));
}
