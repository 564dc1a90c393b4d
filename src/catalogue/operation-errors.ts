import type { ErrorEntry } from './error-entry.ts';

/** The operation, and the arguments of its fields. */
export const OPERATION_ERRORS = {
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
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    en: 'Persisted queries are not supported. Send the text of the query.',
    zh: '不支持持久化查询，请直接提交查询语句。',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    en: 'There is nothing at this address. The graph is at POST /graphql.',
    zh: '该地址不存在，图接口位于 POST /graphql。',
  },
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
} as const satisfies Record<string, ErrorEntry>;
