import { HubError } from '../../errors.ts';
import type { IntakeLimits } from '../limits.ts';

export const columnsExceeded = (file: string, columns: number, { columns: limit }: IntakeLimits): HubError =>
  new HubError('INTAKE_FILE_TOO_LARGE', {
    file,
    why: `it has ${columns} columns`,
    whyZh: `共有 ${columns} 列`,
    limit,
    setting: 'HUB_INTAKE_COLUMNS',
  });
