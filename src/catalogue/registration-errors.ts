import type { ErrorEntry } from './error-entry.ts';

/** Registrations by the registrar's own system. */
export const REGISTRATION_ERRORS = {
  REGISTRAR_NEEDED: {
    status: 200,
    en: 'Only the system of the registrar, an application of {registrar}, may do this.',
    zh: '此操作仅限登记机关业务系统（{registrar} 的应用）办理。',
  },
  REGISTRATION_REFUSED: {
    status: 200,
    en: 'The registration is not taken, and nothing was changed: {why}.',
    zh: '登记信息未受理，未作任何变更：{why}。',
  },
  SUBJECT_UNKNOWN: {
    status: 200,
    en: 'There is no subject "{uscc}". Register it first.',
    zh: '没有统一社会信用代码为“{uscc}”的主体，请先办理登记。',
  },
} as const satisfies Record<string, ErrorEntry>;
