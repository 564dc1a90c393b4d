/** What a field is called, apart from what is said of it. */
export interface Terms {
  /** The Chinese term of the standard or the law; null where the description has none. */
  readonly zh: string | null;
  /** The description without it. */
  readonly en: string;
}

const BRACKETS = / ?\(([^()]*\p{Script=Han}[^()]*)\)/u;

/**
 * The Chinese term of a description, which stands in the first brackets that hold Chinese, before the code of a
 * template or a remark: `Decision number (行政处罚决定书文号, CF_WSH).`
 */
export function chineseTerm(description: string): Terms {
  const found = BRACKETS.exec(description);
  const parts = found?.[1]?.split(/[,;]/) ?? [];
  const at = parts.findIndex((part) => /\p{Script=Han}/u.test(part));
  if (found === null || at === -1) return { zh: null, en: description };
  const rest = parts
    .toSpliced(at, 1)
    .map((part) => part.trim())
    .join(', ');
  const kept = rest === '' ? '' : ` (${rest})`;
  const en = description.slice(0, found.index) + kept + description.slice(found.index + found[0].length);
  return { zh: parts[at]?.trim() ?? null, en };
}
