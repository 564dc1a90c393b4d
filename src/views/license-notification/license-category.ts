import type { licenseCategory } from './table.ts';

type LicenseCategory = (typeof licenseCategory.enumValues)[number];

const WORDS: readonly (readonly [string, LicenseCategory])[] = [
  ['普通', 'GENERAL'],
  ['特许', 'CONCESSION'],
  ['认可', 'RECOGNITION'],
  ['核准', 'VERIFICATION'],
  ['登记', 'REGISTRATION'],
];

/** The category of 许可类别 as written: by how it begins, because 其他-… goes on in words of its own. */
export const licenseCategoryOf = (text: string): LicenseCategory =>
  WORDS.find(([word]) => text.trim().startsWith(word))?.[1] ?? 'OTHER';
