import type { AccessKind } from './access.ts';
import type { Settings } from './settings.ts';

/** One thing in both languages of the page. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

export const KINDS: Readonly<Record<AccessKind, Wording>> = {
  FULL: { zh: '完整', en: 'whole' },
  MASKED: { zh: '脱敏', en: 'masked' },
  SCOPED: { zh: '按记录而异', en: 'by record' },
  DENIED: { zh: '不予提供', en: 'denied' },
  HIDDEN: { zh: '不存在', en: 'hidden' },
  UNCONFIRMED: { zh: '暂不可确认', en: 'unconfirmed' },
};

const CLASSES: Readonly<Record<string, string>> = {
  OPEN: '开放',
  UNCONDITIONAL: '无条件共享',
  CONDITIONAL: '有条件共享',
  WITHHELD: '不予共享',
};

const MASKS: Readonly<Record<string, string>> = {
  CITIZEN_ID: '公民身份号码',
  PHONE: '电话',
  PERSON_NAME: '姓名',
  ADDRESS: '地址',
  DATE_YEAR: '仅年份',
  FREE_TEXT: '自由文本',
  NULL: '置空',
};

const SCOPE_PARTS: Readonly<Record<string, string>> = {
  source: '来源部门',
  division: '行政区划',
  industry: '行业',
  directory: '名录库',
};

/** The rules that the hub names, as permission/decide.ts has them; a rule that is not here is shown as it is. */
const RULES: readonly (readonly [rule: RegExp, zh: string])[] = [
  [/^no purpose named$/, '未说明用途'],
  [/^no grant$/, '无授权'],
  [/^own records$/, '本部门数据'],
  [/^owner$/, '数据责任部门'],
  [/^anonymous$/, '匿名'],
  [/^operator sees no data$/, '运营方不查看数据'],
  [/^the policy cannot be confirmed$/, '共享策略暂不可确认'],
  [/^shared differently by the types/, '各类型共享程度不一'],
];

const known = (names: Readonly<Record<string, string>>, id: string): Wording => ({
  zh: names[id] ?? id,
  en: id,
});

export const classWording = (id: string): Wording => known(CLASSES, id);
export const maskWording = (id: string): Wording => known(MASKS, id);
export const scopePartWording = (id: string): Wording => known(SCOPE_PARTS, id);

export function departmentWording(id: string, { departments }: Pick<Settings, 'departments'>): Wording {
  return { zh: departments.find((department) => department.id === id)?.nameZh ?? '', en: id };
}

export function ruleWording(rule: string, { purposes }: Pick<Settings, 'purposes'>): Wording {
  const shareClass = /^class (\w+)$/.exec(rule)?.[1];
  if (shareClass !== undefined) return { zh: `共享属性：${classWording(shareClass).zh}`, en: rule };
  const grant = /^grant (.+)$/.exec(rule)?.[1];
  if (grant !== undefined) return { zh: '授权', en: grant };
  const purpose = /^purpose (.+) excludes it$/.exec(rule)?.[1];
  if (purpose !== undefined) {
    return { zh: `用途“${purposes.find(({ id }) => id === purpose)?.nameZh ?? purpose}”不得使用`, en: rule };
  }
  return { zh: RULES.find(([pattern]) => pattern.test(rule))?.[1] ?? '', en: rule };
}
