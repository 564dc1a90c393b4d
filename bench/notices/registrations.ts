import type { NewSubject } from '../../src/views/subject/record.ts';
import { sampleCode } from '../sample-code.ts';

const DIVISIONS = ['610902', '610921', '610922', '610924', '610929'];

/** Registrations of new firms, one for each scope; as the registrar’s system or a file would have written them. */
export const registrations = (scopes: readonly string[], assertedAt: string): NewSubject[] =>
  scopes.map((businessScope, number) => ({
    uscc: sampleCode(number),
    name: `示例${number}号商贸有限公司`,
    kind: 'ENTERPRISE',
    status: 'IN_BUSINESS',
    establishedOn: '2026-11-20',
    approvedOn: '2026-11-20',
    businessScope,
    divisionCode: DIVISIONS[number % DIVISIONS.length] as string,
    address: '陕西省安康市示例路1号',
    legalRepresentative: '张三',
    phone: '09150000000',
    source: 'market-regulation',
    assertedAt,
  }));
