import { describe, expect, it } from 'vitest';
import { ERROR_CODES, errorEntry, HubError } from '../src/errors.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the error catalogue', () => {
  it.each(ERROR_CODES)('%s says the same in English and Chinese, with a status', (code) => {
    const { status, en, zh } = errorEntry(code);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(new Set(placeholders(zh))).toEqual(new Set(placeholders(en)));
    expect(status === 200 || (status >= 400 && status < 600)).toBe(true);
  });

  it.each(ERROR_CODES)('%s leaves no blank once it is filled', (code) => {
    const values = Object.fromEntries(placeholders(errorEntry(code).en).map((name) => [name, `<${name}>`]));
    const error = new HubError(code, values);
    expect(error.message).not.toMatch(/[{}]/);
    expect(error.messageZh).not.toMatch(/[{}]/);
    for (const value of Object.values(values)) expect(error.messageZh).toContain(value);
  });

  it('fills a value in as it is, also one that looks like a blank or a pattern', () => {
    const error = new HubError('ARGUMENT_INVALID', { argument: '{why}$&', why: "$1 $' {argument}" });
    expect(error.message).toBe(`The argument "{why}$&" is not valid: $1 $' {argument}.`);
  });

  it('tells a reason in Chinese where there is one, and keeps the cause to itself', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:5432');
    const error = new HubError('USCC_INVALID', { uscc: 'x', why: 'too short', whyZh: '长度不足' }, { cause });
    expect(error.message).toContain('too short');
    expect(error.messageZh).toContain('长度不足');
    expect(error.messageZh).not.toContain('too short');
    expect(`${error.message}${error.messageZh}`).not.toContain('10.0.0.7');
    expect(error.cause).toBe(cause);
  });
});
