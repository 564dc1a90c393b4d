import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { sampleUscc } from '../../kit/sample-uscc.ts';
import { type Draw, pick } from '../draw.ts';
import { PURPOSES } from '../policy/random-policy.ts';
import { near } from '../region/credit-records.ts';
import { AUTHORITIES, decisionNumberOf } from '../region/decisions.ts';
import { DIRECTORIES, MEMBERS, OPERATOR } from '../region/places.ts';
import { UNKNOWN_USCC } from '../region/subjects.ts';
import { NAMES } from '../region/texts.ts';

/** Whether an input field may be written; what the caller may not know of is left out, mostly. */
export type MayWrite = (input: string) => boolean;

const usccOf = (draw: Draw): string => {
  const kind = draw(30);
  if (kind === 28) return UNKNOWN_USCC;
  return kind === 29 ? '12345' : sampleUscc(draw(pick(draw, [8, 60])));
};

const EXPLAINED = [
  '{ subjects(first: 1) { nodes { name phone contactAddress } } }',
  '{ subjects(filter: { legalRepresentative: "王小明", kind: ENTERPRISE }) { totalCount nodes { a: legalRepresentative } } }',
  'query ($f: SubjectFilter) { subjects(filter: $f, sort: USCC_DESC) { nodes { ... on Subject { phone } ...F } } } fragment F on Subject { penalties { edges { node { remark certificateNumber } } } credit { riskClass } }',
  '{ licenses(filter: { source: "fire" }) { nodes { naturalPersonName legalRepresentative remark subject { uscc } } } }',
  '{ creditOverview(division: "61", industry: "F") { subjects } licenseNotifications { nodes { phone license { remark } } } }',
];

// Of what is open, of what is granted, of what is withheld, and of the basis and the owners of that.
const SEARCHED = [
  '电话',
  'ＴＥＬ 联系',
  '名称 Subject.',
  '证件号码',
  'legalRepresentativeIdNumber',
  '个人信息保护法 Art. 28',
  'market-regulation',
  'date　日期',
  '',
];

const variedNumber = (draw: Draw, number: string): string => {
  const kind = draw(5);
  if (kind === 2) return number.replace('〔', '[').replace('〕', ']');
  if (kind === 3) return number.replace('〕', '〕00');
  return kind === 4 ? ` ${number.slice(0, 3)} ${number.slice(3)}` : number;
};

/** By the name of an argument or input field; of some names there are several, told apart by the type in front. */
const VALUES: Readonly<Record<string, (draw: Draw) => unknown>> = {
  uscc: usccOf,
  subject: usccOf,
  usccIn: (draw) => Array.from({ length: 1 + draw(12) }, () => usccOf(draw)),
  codes: (draw) =>
    Array.from({ length: 1 + draw(4) }, () =>
      draw(5) === 4 ? pick(draw, ['12345', '91610902****00****', UNKNOWN_USCC]) : sampleUscc(draw(60)),
    ),
  id: (draw) => `pd-${1000 + draw(150)}`,
  recordId: (draw) => `pd-${1000 + draw(150)}`,
  name: (draw) => pick(draw, ['示例', '餐饮', '学校商贸', '号', '1', '无此', ' ']),
  legalRepresentative: (draw) => pick(draw, NAMES).text,
  industryPrefix: (draw) => pick(draw, ['F', 'F52', 'C', 'H6210']),
  divisionPrefix: (draw) => pick(draw, ['61', '6109', '610902', '99']),
  directory: (draw) => pick(draw, DIRECTORIES),
  authority: (draw) => pick(draw, MEMBERS),
  source: (draw) => pick(draw, MEMBERS),
  recipient: (draw) => pick(draw, MEMBERS),
  item: (draw) => pick(draw, ['i-food', 'i-school', 'i-none']),
  decisionNumber: (draw) => variedNumber(draw, decisionNumberOf(pick(draw, ['许', '罚']), draw(40))),
  authorityName: (draw) => pick(draw, AUTHORITIES),
  division: (draw) => pick(draw, ['61', '6109', '610900', '610902', '61090']),
  industry: (draw) => pick(draw, ['F', 'F52', 'C13', 'F5211', 'F5']),
  year: (draw) => pick(draw, [2026, 2025, 2024, 1900]),
  operation: (draw) => pick(draw, EXPLAINED),
  version: (draw) => pick(draw, [1, 2, 9]),
  businessScope: (draw) => pick(draw, ['餐饮', '食品', '五金', '']),
  purpose: (draw) => pick(draw, PURPOSES),
  as: (draw) => pick(draw, [...MEMBERS, OPERATOR]),
  from: (draw) => pick(draw, ['2025-10-01', '2026-10-01', '2026-11-01', '2026-11-22', near(draw)]),
  to: (draw) => pick(draw, ['2026-10-31', '2026-11-10', '2026-11-21', near(draw)]),
  search: (draw) => pick(draw, [...SEARCHED, '餐饮', 'i-food']),
  owner: (draw) => pick(draw, [...MEMBERS, OPERATOR, 'nobody']),
  days: (draw) => pick(draw, [90, 30, 1, 0, 1_097]),
  first: (draw) => (draw(40) === 39 ? pick(draw, [-1, 501]) : draw(5)),
  last: (draw) => draw(5),
};

export function valueFor(
  draw: Draw,
  input: { readonly name: string; readonly type: GraphQLInputType },
  mayWrite: MayWrite,
): unknown {
  const named = getNamedType(input.type);
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(({ name }) => mayWrite(`${named.name}.${name}`));
    const given: Record<string, unknown> = {};
    // The last is the one that is shared by grant, where there is one; alone it finds most.
    const isLastAlone = draw(3) === 0;
    for (let left = isLastAlone ? 1 : 1 + draw(3); left > 0 && fields.length > 0; left--) {
      const isLast = isLastAlone || draw(4) === 0;
      const field = isLast ? (fields.at(-1) as (typeof fields)[number]) : pick(draw, fields);
      given[field.name] = draw(20) === 19 ? null : valueFor(draw, field, mayWrite);
    }
    return given;
  }
  const make = VALUES[input.name];
  if (isEnumType(named)) return pick(draw, named.getValues()).name;
  if (make !== undefined) return make(draw);
  if (named.name === 'Date') return near(draw);
  if (named.name === 'Boolean') return draw(2) === 0;
  throw new Error(`No value is known for ${input.name}, a ${named.name}.`);
}

/** A value as a document writes it. `inside` writes what stands in an object, where it is not to be a plain value. */
export function written(
  value: unknown,
  type: GraphQLInputType,
  inside: (value: unknown, type: GraphQLInputType, name: string) => string | null = () => null,
): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    const nullable = getNullableType(type);
    const item = isListType(nullable) ? (nullable.ofType as GraphQLInputType) : type;
    return `[${value.map((each) => written(each, item)).join(', ')}]`;
  }
  const named = getNamedType(type);
  if (isEnumType(named)) return String(value);
  if (!isInputObjectType(named)) return JSON.stringify(value);
  const fields = Object.entries(value as object).map(([name, inner]) => {
    const innerType = named.getFields()[name]?.type as GraphQLInputType;
    return `${name}: ${inside(inner, innerType, name) ?? written(inner, innerType, inside)}`;
  });
  return `{ ${fields.join(', ')} }`;
}
