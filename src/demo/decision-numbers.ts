import type { DepartmentId } from './departments.ts';

/** What the numbers of a department’s decisions begin with; 演 stands where a province’s short name would. */
const SHORT_NAMES: Readonly<Record<DepartmentId, string>> = {
  'market-regulation': '市监',
  'administrative-approval': '审批',
  'credit-office': '信用',
  'ecology-environment': '环',
  transport: '交运',
  'emergency-management': '应急',
  'urban-management': '城管',
  education: '教体',
  health: '卫',
  tax: '税',
  'public-security': '公',
  fire: '消',
  'housing-construction': '建',
  'agriculture-rural': '农',
  'human-resources': '人社',
  'culture-tourism': '文旅',
  'natural-resources': '自然资',
};

/** The next number (决定书文号) of a department for a decision of that kind and day. */
export type DecisionNumbers = (department: DepartmentId, kind: string, day: string) => string;

/** Numbers decisions as a registry does: each department and kind counts on from 1 every year. */
export function decisionNumbers(): DecisionNumbers {
  const counted = new Map<string, number>();
  return (department, kind, day) => {
    const series = `演${SHORT_NAMES[department]}${kind}〔${day.slice(0, 4)}〕`;
    const serial = (counted.get(series) ?? 0) + 1;
    counted.set(series, serial);
    return `${series}${serial}号`;
  };
}
