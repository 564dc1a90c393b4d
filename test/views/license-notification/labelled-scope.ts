import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A business scope as a registrar writes it, and the approval items that the law demands of whoever does all of it. */
export interface LabelledScope {
  readonly file: string;
  readonly scope: string;
  readonly items: readonly string[];
  /** Why it is labelled so, where that is not plain. */
  readonly why: string | null;
  /** Half of them, by a hash of the text: nobody looks at these while the matcher is made. */
  readonly heldOut: boolean;
}

/** `scopes/*.tsv`, committed before the matcher: codes parted by blanks, the scope (`\n` for a new line), why. */
export const labelledScopes: readonly LabelledScope[] = scopesOf('scopes');

/** Scopes written later, in lots; for what each showed to be wrong words were added, so they prove nothing new. */
export const laterScopes: readonly LabelledScope[] = scopesOf('later-scopes');

function scopesOf(folder: string): LabelledScope[] {
  const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url));
  return readdirSync(path)
    .toSorted()
    .flatMap((file) =>
      readFileSync(`${path}${file}`, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => labelled(file, line)),
    );
}

function labelled(file: string, line: string): LabelledScope {
  const [codes = '', text = '', why = null] = line.split('\t');
  const scope = text.replaceAll('\\n', '\n');
  const [first = 0] = createHash('sha256').update(scope).digest();
  return {
    file,
    scope,
    items: codes.split(' ').filter((code) => code !== ''),
    why,
    heldOut: first % 2 === 1,
  };
}
