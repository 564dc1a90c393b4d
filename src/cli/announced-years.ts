import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { loadYears } from '../calendar/workday.ts';
import { HubError } from '../errors.ts';

const Years = z.array(
  z.strictObject({
    year: z.number().int(),
    notice: z.string().min(1),
    off: z.array(z.tuple([z.string(), z.string()])),
    makeUp: z.array(z.string()),
  }),
);

/** Loads the file that `HUB_HOLIDAYS` names; CONFIGURATION_INVALID says what is wrong with it. */
export async function loadAnnouncedYears(file: string): Promise<void> {
  try {
    loadYears(Years.parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch (cause) {
    const why = `${file}: ${whyWrong(cause)}`;
    throw new HubError('CONFIGURATION_INVALID', { name: 'HUB_HOLIDAYS', why }, { cause });
  }
}

function whyWrong(cause: unknown): string {
  if (cause instanceof z.ZodError) {
    const [issue] = cause.issues;
    return `${issue?.path.join('.')}: ${issue?.message}`;
  }
  return (cause as Error).message;
}
