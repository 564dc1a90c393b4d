import { deedsOf, isDone } from './deed.ts';
import { written } from './folded-scope.ts';
import type { Exclusion } from './item-match.ts';
import { exceptionOf } from './keyword.ts';
import type { LeftOut } from './left-out.ts';
import { type Bracket, type Span, spanAt } from './scope-layout.ts';
import type { Hit, ScopeReading } from './scope-reading.ts';
import { turnedBy } from './subject-matter.ts';

type Against = Pick<Exclusion, 'reason' | 'because'>;

/** What keeps a word from calling for its item, or null. */
export function against(reading: ScopeReading, hit: Hit): Against | null {
  return (
    leftOut(reading, hit) ??
    lookalike(reading, hit) ??
    besideAnother(reading, hit) ??
    alsoDone(reading, hit) ??
    otherSubject(reading, hit) ??
    lineLeavesOut(reading, hit)
  );
}

const holds = (outer: Span, { start }: Span) => outer.start <= start && start < outer.end;

function leftOut({ scope, leftOutAt }: ScopeReading, hit: Hit): Against | null {
  const part = leftOutAt(hit.start);
  if (part !== undefined) return { reason: 'LEFT_OUT', because: written(scope, part.start, part.end) };
  return scope.text[hit.start - 1] === '非' ? { reason: 'LEFT_OUT', because: '非' } : null;
}

/** An exception of the item over the word itself, or in brackets behind it. */
function lookalike({ scope, layout, leftOutAt, lookalikes }: ScopeReading, hit: Hit): Against | null {
  const found = lookalikes.find((other) => {
    if (other.value.item !== hit.value.item) return false;
    if (other.start < hit.end && hit.start < other.end) return true;
    if (other.segment !== hit.segment || other.start < hit.end) return false;
    return spanAt(layout.brackets, other.start) !== undefined && leftOutAt(other.start) === undefined;
  });
  return found === undefined
    ? null
    : { reason: 'LOOKALIKE', because: written(scope, found.start, found.end) };
}

/** 美容 is that of cars where 汽车 stands beside it. */
function besideAnother({ scope, beside }: ScopeReading, hit: Hit): Against | null {
  if (hit.value.keyword.kind === 'ANYWHERE') return null;
  const found = beside.find(({ value, segment }) => value.item === hit.value.item && segment === hit.segment);
  return found === undefined
    ? null
    : { reason: 'LOOKALIKE', because: written(scope, found.start, found.end) };
}

/** Who makes 矿泉水 sells it without the licence of those who sell food. */
function alsoDone({ scope, layout }: ScopeReading, hit: Hit): Against | null {
  const { item, keyword } = hit.value;
  if (keyword.kind !== 'ENTRY_DONE') return null;
  const row = deedsOf(scope.text, layout, hit);
  const also = item.scopeExceptions
    .map(exceptionOf)
    .some(({ kind, word }) => kind === 'ALSO_DONE' && isDone(word, row));
  return also ? { reason: 'LOOKALIKE', because: row } : null;
}

const FAR_ENOUGH = 16;

function otherSubject({ scope }: ScopeReading, { end, value }: Hit): Against | null {
  if (value.keyword.kind !== 'ANYWHERE' || scope.gaps.has(end)) return null;
  const because = turnedBy(scope.text.slice(end, end + FAR_ENOUGH));
  return because === null ? null : { reason: 'OTHER_SUBJECT', because };
}

function lineLeavesOut(reading: ScopeReading, hit: Hit): Against | null {
  const { scope, leftOutAt, allLicensed, takingAway } = reading;
  const { item } = hit.value;
  const taken = takingAway.find((word) => {
    const part = word.value.item === item ? leftOutAt(word.start) : undefined;
    return part !== undefined && speaksOf(part, hit);
  });
  if (taken !== undefined) {
    return { reason: 'LINE_LEAVES_OUT', because: written(scope, taken.start, taken.end) };
  }
  if (item.reformWay === 'FILING' || hit.segment.line.section === 'PERMITTED') return null;
  const licensed = allLicensed.find((part) => speaksOf(part, hit));
  return licensed === undefined
    ? null
    : { reason: 'LINE_LEAVES_OUT', because: written(scope, licensed.start, licensed.end) };
}

/** What stands in brackets speaks of the words about them; what has a segment of its own, of its line before it. */
function speaksOf({ segment, bracket, ofAll, start }: LeftOut, hit: Hit): boolean {
  if (ofAll) return hit.start < start;
  if (bracket === null) return segment.line === hit.segment.line && hit.start < start;
  return segment === hit.segment && outside(bracket, hit);
}

const outside = (bracket: Bracket, hit: Hit) => !holds(bracket, hit);
