import type { ErrorEntry } from './error-entry.ts';

/** Files that departments send. */
export const INTAKE_ERRORS = {
  INTAKE_FILE_REFUSED: {
    status: 400,
    en: 'The file {file} is not taken in: {why}.',
    zh: '文件 {file} 未接收：{why}。',
  },
  INTAKE_FILE_TOO_LARGE: {
    status: 413,
    en: 'The file {file} is not taken in: {why}. The limit is {limit}; split the file, or ask the operator to raise {setting}.',
    zh: '文件 {file} 未接收：{why}。上限为 {limit}，请拆分文件或请运营方调整 {setting}。',
  },
  INTAKE_FAILED: {
    status: 500,
    en: 'Only a part of the file was taken in, row by row from its beginning: {why}',
    zh: '文件仅部分接收（自首行起逐行）：{why}',
  },
  INTAKE_NOT_ALLOWED: {
    status: 403,
    en: 'This is not for you to send: {why}.',
    zh: '无权报送：{why}。',
  },
  INTAKE_KIND_UNKNOWN: {
    status: 404,
    en: 'There is no kind "{kind}" of files. Kinds: {known}.',
    zh: '不存在报送类别“{kind}”。可用类别：{known}。',
  },
  INTAKE_BATCH_UNKNOWN: {
    status: 404,
    en: 'Your department has sent no batch "{batch}". List what it has sent with GET /intake/batches.',
    zh: '贵单位没有批次“{batch}”，可用 GET /intake/batches 查看已报送批次。',
  },
  INTAKE_RUNNING: {
    status: 409,
    en: 'This very file is being taken in at this moment. Ask for its state at GET /intake/batches/{batch}.',
    zh: '该文件正在接收中，请通过 GET /intake/batches/{batch} 查看进度。',
  },
  INTAKE_BUSY: {
    status: 503,
    en: 'Too many files are waiting to be taken in. Nothing of yours was kept; send it again later.',
    zh: '待接收文件过多，本次报送未保留，请稍后重新报送。',
  },
} as const satisfies Record<string, ErrorEntry>;
