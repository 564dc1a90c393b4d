import { expect, it } from 'vitest';
import { divisionPath, industryPath } from '../../../src/views/credit/group-path.ts';

it.each([
  ['610928', ['', '61', '6109', '610928']],
  ['610928101001', ['', '61', '6109', '610928']],
  ['6109', ['', '61', '6109', '6109*']],
  ['610900', ['', '61', '6109', '6109*']],
  ['610000', ['', '61', '61*']],
  ['6100', ['', '61', '61*']],
  ['61092', ['', '61', '6109', '6109*']],
  ['旬阳', ['', '*']],
  [null, ['', '*']],
])('the division %s lies in %j', (code, path) => {
  expect(divisionPath(code)).toEqual(path);
});

it.each([
  ['F5211', ['', 'F', 'F52', 'F521', 'F5211']],
  ['F5210', ['', 'F', 'F52', 'F521', 'F5210']],
  ['F52', ['', 'F', 'F52', 'F52*']],
  ['F5', ['', 'F', 'F*']],
  ['U52', ['', '*']],
  [null, ['', '*']],
])('the industry %s lies in %j', (code, path) => {
  expect(industryPath(code)).toEqual(path);
});
