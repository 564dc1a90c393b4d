import type { ErrorEntry } from './error-entry.ts';

/** Who is asking, and what for. */
export const ASKING_ERRORS = {
  TOKEN_INVALID: {
    status: 401,
    en: 'The access token is not valid: {why}. Get a new one from whoever issued it (the hub: POST /oauth/token).',
    zh: '访问令牌无效：{why}。请向签发方重新获取（平台签发：POST /oauth/token）。',
  },
  ISSUER_UNAVAILABLE: {
    status: 503,
    en: 'The access token cannot be checked, because {issuer} does not answer. Try again later.',
    zh: '无法校验访问令牌：{issuer} 未应答，请稍后重试。',
  },
  CLIENT_INVALID: {
    status: 401,
    en: 'The client is unknown or its secret is wrong. Check client_id and client_secret with the operator of the hub.',
    zh: '客户端不存在或密钥错误，请向平台运营方核对 client_id 与 client_secret。',
  },
  GRANT_TYPE_UNSUPPORTED: {
    status: 400,
    en: 'Only grant_type=client_credentials is supported. Send it with client_id and client_secret as a form.',
    zh: '仅支持 grant_type=client_credentials，请以表单方式提交并附 client_id 与 client_secret。',
  },
  DEPARTMENT_UNKNOWN: {
    status: 400,
    en: 'There is no department "{department}". Departments: {known}.',
    zh: '部门“{department}”不存在。现有部门：{known}。',
  },
  ROLE_UNKNOWN: {
    status: 400,
    en: 'There is no role "{role}". Roles: {known}.',
    zh: '角色“{role}”不存在。可用角色：{known}。',
  },
  PURPOSE_UNKNOWN: {
    status: 400,
    en: 'X-Purpose names "{purpose}", which is not a registered purpose. Registered: {known}.',
    zh: 'X-Purpose 所填用途“{purpose}”未登记。已登记用途：{known}。',
  },
  CASE_NUMBER_MISSING: {
    status: 400,
    en: 'The purpose "{purpose}" needs a case number. Send it in the header X-Case-Number.',
    zh: '用途“{purpose}”须填写案号，请在请求头 X-Case-Number 中提供。',
  },
  HEADER_MALFORMED: {
    status: 400,
    en: 'The header {header} is malformed: {why}.',
    zh: '请求头 {header} 格式错误：{why}。',
  },
} as const satisfies Record<string, ErrorEntry>;
