import type { ErrorEntry } from './error-entry.ts';

/** Starting and running: the command line. */
export const RUNNING_ERRORS = {
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
  SUBGRAPH_UNKNOWN: {
    status: 500,
    en: 'There is no view "{subgraph}". Views: {known}.',
    zh: '视图“{subgraph}”不存在。现有视图：{known}。',
  },
  SUBGRAPH_UNREACHABLE: {
    status: 500,
    en: 'Nobody has said where the view "{subgraph}" answers. Publish it with --url, or name it in HUB_SUBGRAPHS.',
    zh: '未指明视图“{subgraph}”的访问地址，请发布时附 --url 或在 HUB_SUBGRAPHS 中配置。',
  },
  GRAPH_REFUSED: {
    status: 500,
    en: 'The graph cannot be served, and the one before stays: {why}',
    zh: '该图无法启用，仍沿用原图：{why}',
  },
  SUPERGRAPH_UNUSABLE: {
    status: 500,
    en: 'The supergraph in {file} cannot be served: {why}.',
    zh: '{file} 中的超图无法使用：{why}。',
  },
  GRAPH_BREAKS: {
    status: 500,
    en: 'The view "{subgraph}" was not published: it would break what is asked now. Settle it with the departments named, then add --accept-breaking.',
    zh: '视图“{subgraph}”未发布：将影响现有查询。请与所列部门协商后附 --accept-breaking 重新发布。',
  },
  FILE_UNREADABLE: {
    status: 500,
    en: 'The file {file} cannot be read: {why}.',
    zh: '文件 {file} 无法读取：{why}。',
  },
  POLICY_BROKEN: {
    status: 500,
    en: 'The sharing policy cannot be used: {why} Mend or revoke what is named, then start again.',
    zh: '共享策略不可用：{why} 请修正或撤销所列内容后重新启动。',
  },
  GRANT_REFUSED: {
    status: 500,
    en: 'The grant was not given, and nothing was changed: {why}',
    zh: '授权未生效，未作任何更改：{why}',
  },
  GRANT_UNKNOWN: {
    status: 500,
    en: 'There is no grant "{grant}" in force. List them with: hub grants.',
    zh: '不存在有效的授权“{grant}”。可用 hub grants 查看。',
  },
} as const satisfies Record<string, ErrorEntry>;
