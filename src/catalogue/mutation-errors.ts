import type { ErrorEntry } from './error-entry.ts';

/** Mutations that are sent again, and those that cannot be carried out. */
export const MUTATION_ERRORS = {
  WRITING_UNAVAILABLE: {
    status: 200,
    en: 'Nothing can be changed here: this view answers without a connection that writes. Send the mutation to the hub.',
    zh: '此处无法执行变更：该视图未配置写入连接，请向平台提交。',
  },
  IDEMPOTENCY_UNAVAILABLE: {
    status: 400,
    en: 'This gateway does not remember mutations. Send it without the header Idempotency-Key.',
    zh: '本网关不保存变更结果，请去除请求头 Idempotency-Key 后提交。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    en: 'The Idempotency-Key was given to another mutation before. Take a new key for each mutation.',
    zh: '该 Idempotency-Key 已用于另一变更，请为每次变更使用新的键。',
  },
  MUTATION_UNFINISHED: {
    status: 409,
    en: 'A mutation with this Idempotency-Key was begun at {begun} and has not ended: it is under way, or was cut off. Look whether it took effect before you send it with a new key.',
    zh: '使用该 Idempotency-Key 的变更始于 {begun}，尚未结束：可能仍在执行，也可能已中断。请先核实是否生效，再以新键提交。',
  },
  ANSWER_NOT_REPEATED: {
    status: 409,
    en: 'The mutation with this Idempotency-Key has been carried out. What it answered is not shown again, as what is shared with you has changed since; ask for what it changed.',
    zh: '使用该 Idempotency-Key 的变更已执行。因共享范围已有变化，不再重复返回当时结果，请查询变更后的内容。',
  },
} as const satisfies Record<string, ErrorEntry>;
