/**
 * The one catalogue of errors that may reach a caller: code, HTTP status, and a text that is safe to show,
 * in English and Chinese, saying what is wrong and what to do. `{name}` is filled from the error's values,
 * which come from the caller's own input or from public configuration, never from the inside.
 */
const CATALOGUE = {
  // who is asking
  TOKEN_INVALID: {
    status: 401,
    en: 'The access token is not valid: {why}. Get a new one from POST /oauth/token.',
    zh: '访问令牌无效：{why}。请通过 POST /oauth/token 重新获取。',
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
  // the operation
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    en: 'The query is not well-formed GraphQL: {why}.',
    zh: '查询语句不符合 GraphQL 语法：{why}。',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    en: '{why} Look the name up in the documentation of your own schema (introspection shows what you may ask).',
    zh: '{why} 请通过内省查看您可查询的字段。',
  },
  OPERATION_NOT_FOUND: {
    status: 400,
    en: 'The document does not hold exactly one operation to run: name one of its operations in operationName.',
    zh: '请求文档中未能确定唯一操作，请在 operationName 中指明。',
  },
  OPERATION_UNSUPPORTED: {
    status: 400,
    en: 'Operations of kind "{kind}" are not served here. Send a query.',
    zh: '此处不支持“{kind}”类操作，请使用 query。',
  },
  VARIABLES_INVALID: {
    status: 400,
    en: 'The variables do not fit the operation: {why}',
    zh: '变量与操作不符：{why}',
  },
  QUERY_TOO_LONG: {
    status: 400,
    en: 'The query has more than {limit} tokens. Split it, or move repeated parts into fragments.',
    zh: '查询超过 {limit} 个词法单元，请拆分或使用片段。',
  },
  QUERY_TOO_DEEP: {
    status: 400,
    en: 'The query is {actual} levels deep; the limit is {limit}. Ask for the inner objects in a second query.',
    zh: '查询嵌套 {actual} 层，上限为 {limit} 层，请分次查询。',
  },
  QUERY_TOO_MANY_ALIASES: {
    status: 400,
    en: 'The query uses {actual} aliases; the limit is {limit}. Use a list argument or several queries.',
    zh: '查询使用了 {actual} 个别名，上限为 {limit}，请改用列表参数或分次查询。',
  },
  QUERY_TOO_MANY_FIELDS: {
    status: 400,
    en: 'The query selects {actual} fields with its fragments spread out; the limit is {limit}. Ask for fewer in several queries.',
    zh: '查询展开片段后共选择 {actual} 个字段，上限为 {limit}，请分次查询。',
  },
  QUERY_TOO_COSTLY: {
    status: 400,
    en: 'The query may return {actual} values; the limit is {limit}. Ask for smaller pages: most of it comes from {where}.',
    zh: '查询最多可返回 {actual} 个值，上限为 {limit}。请减小分页，主要来自 {where}。',
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    en: 'The request body is larger than {limit} bytes. Send less, or split it.',
    zh: '请求体超过 {limit} 字节，请减小或拆分。',
  },
  REQUEST_MALFORMED: {
    status: 400,
    en: 'The request is malformed: {why}.',
    zh: '请求格式错误：{why}。',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address. The graph is at POST /graphql.',
    zh: '该地址不存在，图接口位于 POST /graphql。',
  },
  // arguments of fields
  USCC_INVALID: {
    status: 400,
    en: '"{uscc}" is not a unified social credit code: {why}.',
    zh: '“{uscc}”不是有效的统一社会信用代码：{why}。',
  },
  ARGUMENT_INVALID: {
    status: 400,
    en: 'The argument "{argument}" is not valid: {why}.',
    zh: '参数“{argument}”无效：{why}。',
  },
  CURSOR_INVALID: {
    status: 400,
    en: 'The cursor is not one this hub gave you for this list with this filter and sort. Start again without a cursor.',
    zh: '游标无效，或与当前列表、筛选、排序不符，请不带游标重新开始。',
  },
  YEAR_NOT_LOADED: {
    status: 400,
    en: 'The working-day calendar of {year} is not loaded. The operator adds it once the State Council has announced it.',
    zh: '{year} 年工作日历尚未载入，待国务院办公厅公布后由运营方录入。',
  },
  // permission
  FIELD_NOT_SHARED: {
    status: 200,
    en: '{coordinate} is not shared with you for this purpose. Ask its owner, {owner}, for access.',
    zh: '{coordinate} 未在此用途下向贵单位共享，请向 {owner} 申请。',
  },
  // the hub and its departments
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    en: 'The view "{subgraph}" did not answer; its part of the answer is missing. Try again later.',
    zh: '“{subgraph}”视图未应答，其数据缺失，请稍后重试。',
  },
  SUBGRAPH_INVALID_RESPONSE: {
    status: 200,
    en: 'The view "{subgraph}" answered with something that is not valid; its part of the answer is missing.',
    zh: '“{subgraph}”视图返回内容无效，其数据缺失。',
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
    en: 'The read could not be recorded, so the answer is withheld. Try again later.',
    zh: '访问未能留痕，结果暂不返回，请稍后重试。',
  },
  INTERNAL: {
    status: 500,
    en: 'The hub failed inside. The operator finds the cause in the log under {reference}.',
    zh: '平台内部错误，运营方可凭编号 {reference} 在日志中查明原因。',
  },
  // starting and running (command line)
  PORT_IN_USE: {
    status: 500,
    en: 'Port {port} is in use. Stop the program that holds it, or set PORT to another one.',
    zh: '端口 {port} 已被占用，请停止占用程序或将 PORT 设为其他端口。',
  },
  HUB_ALREADY_RUNNING: {
    status: 500,
    en: 'Another hub (process {pid}) is already serving the data folder {folder}. Stop it, or set HUB_DATA to another folder.',
    zh: '另一平台进程（{pid}）正在使用数据目录 {folder}，请先停止它或将 HUB_DATA 设为其他目录。',
  },
  DATA_FOLDER_UNUSABLE: {
    status: 500,
    en: 'The data folder {folder} cannot be used: {why}.',
    zh: '数据目录 {folder} 不可用：{why}。',
  },
  DATABASE_UNREACHABLE: {
    status: 500,
    en: 'The database at {address} does not answer ({why}). Check DATABASE_URL and that the server is up.',
    zh: '数据库 {address} 无法连接（{why}），请检查 DATABASE_URL 及服务状态。',
  },
  DATABASE_TOO_OLD: {
    status: 500,
    en: 'The database server is PostgreSQL {version}; the hub needs 14 or newer.',
    zh: '数据库版本为 PostgreSQL {version}，需 14 或更高版本。',
  },
  DATABASE_NOT_UTF8: {
    status: 500,
    en: "The database at {address} is encoded in {encoding}; the hub needs UTF8. Create one with ENCODING 'UTF8' TEMPLATE template0.",
    zh: "数据库 {address} 的编码为 {encoding}，平台要求 UTF8，请以 ENCODING 'UTF8' TEMPLATE template0 新建。",
  },
  EMBEDDED_DATABASE_UNAVAILABLE: {
    status: 500,
    en: 'The embedded database server cannot run here: {why}. Or set DATABASE_URL to a PostgreSQL server of your own.',
    zh: '内嵌数据库无法在此运行：{why}。也可将 DATABASE_URL 设为自有的 PostgreSQL 服务。',
  },
  MIGRATION_FAILED: {
    status: 500,
    en: 'The tables of the hub could not be brought up to date, and nothing was changed: {why}.',
    zh: '平台数据表未能升级，数据未作任何改动：{why}。',
  },
  KEY_FILE_UNUSABLE: {
    status: 500,
    en: 'The key file {file} cannot be used: {why}. With DATABASE_URL set, HUB_KEY_FILE names a file that only the hub can read.',
    zh: '密钥文件 {file} 不可用：{why}。设置 DATABASE_URL 时须由 HUB_KEY_FILE 指定仅平台可读的密钥文件。',
  },
  CONFIGURATION_INVALID: {
    status: 500,
    en: 'The environment variable {name} is not usable: {why}.',
    zh: '环境变量 {name} 无法使用：{why}。',
  },
  FILE_UNREADABLE: {
    status: 500,
    en: 'The file {file} cannot be read: {why}.',
    zh: '文件 {file} 无法读取：{why}。',
  },
} as const satisfies Record<string, { status: number; en: string; zh: string }>;

export type ErrorCode = keyof typeof CATALOGUE;

export const ERROR_CODES = Object.keys(CATALOGUE) as ErrorCode[];

export const errorEntry = (code: ErrorCode): { status: number; en: string; zh: string } => CATALOGUE[code];

/** An error from the catalogue. `message` is safe for the caller; `cause` is for the log alone. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly status: number;
  readonly messageZh: string;

  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(fill(CATALOGUE[code].en, values), options);
    this.status = CATALOGUE[code].status;
    // A reason may be given in both languages; `whyZh` is the Chinese of `why`.
    this.messageZh = fill(CATALOGUE[code].zh, { ...values, why: values.whyZh ?? values.why ?? '' });
  }
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
