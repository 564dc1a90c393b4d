import type { ErrorEntry } from './error-entry.ts';

/** What is not shared, and departments that do not answer. */
export const DEPARTMENTS_ERRORS = {
  FIELD_NOT_SHARED: {
    status: 200,
    en: '{coordinate} is not shared with you for this purpose. Ask its owner, {owner}, for access.',
    zh: '{coordinate} 未在此用途下向贵单位共享，请向 {owner} 申请。',
  },
  POLICY_STALE: {
    status: 200,
    en: 'Whether {coordinate} is still shared with you cannot be confirmed at the moment, so it is left out. Try again later.',
    zh: '暂时无法确认 {coordinate} 是否仍向贵单位共享，故未提供，请稍后重试。',
  },
  EXPLANATION_UNAVAILABLE: {
    status: 200,
    en: 'What an operation would give is told by the hub alone, not by a view on a server of its own. Ask the hub.',
    zh: '访问预检仅由平台提供，独立部署的视图不提供，请向平台查询。',
  },
  CATALOGUE_UNAVAILABLE: {
    status: 200,
    en: 'What is shared, and how grants are used, is told by the hub alone, not by a view on a server of its own. Ask the hub.',
    zh: '共享目录与授权使用情况仅由平台提供，独立部署的视图不提供，请向平台查询。',
  },
  STRICTLY_REFUSED: {
    status: 403,
    en: 'The operation is refused, as X-Strict asks for: {count} of its selections are not shared with you. Leave them out, or ask without X-Strict.',
    zh: '按 X-Strict 的要求拒绝本次操作：其中 {count} 处未向贵单位共享。请去除这些字段，或不使用 X-Strict。',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    en: 'The view "{subgraph}" did not answer; its part of the answer is missing. Try again later.',
    zh: '“{subgraph}”视图未应答，其数据缺失，请稍后重试。',
  },
  SUBGRAPH_TIMEOUT: {
    status: 200,
    en: 'The view "{subgraph}" did not answer in time; its part of the answer is missing. Ask again, or for less at a time.',
    zh: '“{subgraph}”视图未在时限内应答，其数据缺失，请重试或减少单次查询的内容。',
  },
  SUBGRAPH_INVALID_RESPONSE: {
    status: 200,
    en: 'The view "{subgraph}" answered with something that is not valid; its part of the answer is missing.',
    zh: '“{subgraph}”视图返回内容无效，其数据缺失。',
  },
  SUBGRAPH_FAILED: {
    status: 200,
    en: 'The view "{subgraph}" answered, but could not give this part. Try again later; its department finds the cause in its log.',
    zh: '“{subgraph}”视图已应答，但未能给出此部分数据，请稍后重试；原因见该部门日志。',
  },
  UNKNOWN_OUTCOME: {
    status: 200,
    en: 'It is not known whether the view "{subgraph}" carried the mutation out: it was sent, and no valid answer came back. Look whether it took effect before you repeat it.',
    zh: '“{subgraph}”视图是否已执行该变更尚不可知：请求已发出，但未收到有效应答。请先核实是否生效，再决定是否重发。',
  },
  VALUE_MISSING: {
    status: 200,
    en: 'The views gave no value for {coordinate}, which always has one, so what holds it is missing too. Ask for the rest without this field.',
    zh: '各视图均未给出 {coordinate} 的必有值，其所在对象因此缺失，请去掉该字段后查询其余内容。',
  },
  VALUE_NOT_IN_SCHEMA: {
    status: 200,
    en: 'A view gave a value for {coordinate} that is not part of the schema, so it is left out. Tell the operator of the hub.',
    zh: '视图对 {coordinate} 给出的值不在公开模式之内，已略去，请告知平台运营方。',
  },
  AUDIT_UNAVAILABLE: {
    status: 503,
    en: 'It could not be put on record, so the answer is withheld. Try again later; a mutation with its Idempotency-Key, or after you have looked whether it took effect.',
    zh: '访问未能留痕，结果暂不返回，请稍后重试；变更请沿用原 Idempotency-Key，或先核实是否已生效。',
  },
  INTERNAL: {
    status: 500,
    en: 'The hub failed inside. The operator finds the cause in the log under {reference}.',
    zh: '平台内部错误，运营方可凭编号 {reference} 在日志中查明原因。',
  },
} as const satisfies Record<string, ErrorEntry>;
