import type { NewDossier, NewRiskClassChange } from '../../views/credit/record.ts';
import { DEMO_ASSERTED_AT } from '../demo-day.ts';
import type { RiskClass } from '../figures.ts';
import { type Random, randomOf } from '../random.ts';
import type { DemoSubject } from '../subject.ts';

/** Firms have been scored on the first of every month since then (国市监信发〔2022〕6号). */
const FIRST_SCORING = monthOf('2022-07-01');
const LATEST_SCORING = monthOf('2026-11-01');

const RULE_VERSION = '企业信用风险分类指标体系（2022年版）';
const SOURCE = 'market-regulation';

interface Scored {
  readonly riskClass: RiskClass;
  readonly month: number;
}

/** 信用风险分类: a dossier for each subject, and each class that it was given on the way there. */
export function riskClasses(
  seed: number,
  subjects: readonly DemoSubject[],
): { dossiers: NewDossier[]; changes: NewRiskClassChange[] } {
  const random = randomOf(seed, 'risk classes');
  const dossiers: NewDossier[] = [];
  const changes: NewRiskClassChange[] = [];
  for (const subject of subjects) {
    const history = scoringsOf(random, subject);
    const latest = history.at(-1);
    const { industryCode = null, divisionCode = null } = subject.row;
    dossiers.push({
      subjectKey: subject.key,
      riskClass: latest?.riskClass ?? null,
      riskClassSince: latest === undefined ? null : dayOf(latest.month),
      divisionCode,
      industryCode,
      source: SOURCE,
      assertedAt: DEMO_ASSERTED_AT,
    });
    history.forEach(({ riskClass, month }, index) => {
      changes.push({
        subjectKey: subject.key,
        since: dayOf(month),
        riskClass,
        reason: reasonOf(random, riskClass, history[index - 1]?.riskClass),
        ruleVersion: RULE_VERSION,
        source: SOURCE,
        assertedAt: DEMO_ASSERTED_AT,
      });
    });
  }
  return { dossiers, changes };
}

function scoringsOf(random: Random, { row, standing }: DemoSubject): Scored[] {
  if (standing === null || standing.riskClass === null) return [];
  const first = Math.max(FIRST_SCORING, monthOf(row.establishedOn) + 1);
  const path = pathTo(random, standing.riskClass, standing.registered === 'BEFORE_2024');
  let month = first;
  return path.map((riskClass, index) => {
    // Leaves a month for each of the classes still to come.
    if (index > 0) month = random.int(month + 1, LATEST_SCORING - (path.length - 1 - index));
    return { riskClass, month };
  });
}

/** The classes one after another: everybody begins as a B, unless it was an A or worse from the start. */
function pathTo(random: Random, riskClass: RiskClass, isEstablished: boolean): RiskClass[] {
  if (!isEstablished) return ['B'];
  switch (riskClass) {
    case 'A':
      return random.chance(0.6) ? ['A'] : ['B', 'A'];
    case 'B':
      if (random.chance(0.08)) return ['A', 'B'];
      return random.chance(0.04) ? ['B', 'C', 'B'] : ['B'];
    case 'C':
      return random.chance(0.9) ? ['B', 'C'] : ['C'];
    case 'D':
      return random.chance(0.7) ? ['B', 'C', 'D'] : ['B', 'D'];
  }
}

const ORDER = 'ABCD';
const WORSE = [
  '未按规定公示年度报告',
  '被列入经营异常名录',
  '受到行政处罚',
  '通过登记的住所无法联系',
  '抽查检查发现问题',
];
const BETTER = ['连续两年无不良记录', '不良信息已修复', '抽查检查未发现问题'];

function reasonOf(random: Random, to: RiskClass, from: RiskClass | undefined): string {
  if (from === undefined) return '首次分类';
  return random.pick(ORDER.indexOf(to) > ORDER.indexOf(from) ? WORSE : BETTER);
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

const dayOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
