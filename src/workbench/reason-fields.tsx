import type { Reason } from './graph-request.ts';
import { PurposeOptions } from './purpose-options.tsx';
import type { Purpose } from './settings.ts';

interface Props {
  readonly purposes: readonly Purpose[];
  readonly reason: Reason;
  readonly onReason: (reason: Reason) => void;
}

/** What the data is asked for: the registered purpose (用途) and, where it needs one, the case number (案号); and how strictly. */
export function ReasonFields({ purposes, reason, onReason }: Props) {
  const isRequired = purposes.find(({ id }) => id === reason.purpose)?.caseNumberRequired ?? false;
  return (
    <>
      <label className="field">
        <span>用途 · Purpose</span>
        <select
          value={reason.purpose}
          onChange={(event) => onReason({ ...reason, purpose: event.target.value })}
        >
          <option value="">未说明 · none stated</option>
          <PurposeOptions purposes={purposes} />
        </select>
      </label>
      <label className="field narrow">
        <span>案号 · Case number</span>
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={reason.caseNumber}
          required={isRequired}
          placeholder={isRequired ? '必填 · required' : '选填 · optional'}
          onChange={(event) => onReason({ ...reason, caseNumber: event.target.value })}
        />
      </label>
      <label
        className="check"
        title="有一项不予提供即拒绝整个操作 · Refuse the whole operation if anything in it is denied (X-Strict)"
      >
        <input
          type="checkbox"
          checked={reason.strict}
          onChange={(event) => onReason({ ...reason, strict: event.target.checked })}
        />
        严格 · Strict
      </label>
    </>
  );
}
