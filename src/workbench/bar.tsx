import { DepartmentPicker } from './department-picker.tsx';
import { ExampleMenu } from './example-menu.tsx';
import type { Reason } from './graph-request.ts';
import { ReasonFields } from './reason-fields.tsx';
import type { Example, Settings } from './settings.ts';
import { TokenField } from './token-field.tsx';
import type { Identity } from './tokens.ts';

interface Props {
  readonly settings: Settings;
  readonly identity: Identity;
  readonly reason: Reason;
  readonly onIdentity: (identity: Identity) => void;
  readonly onReason: (reason: Reason) => void;
  readonly onExample: (example: Example) => void;
  readonly onExplain: () => void;
}

/** The top bar: who asks, what for, what that would give, and where to begin. */
export function Bar({ settings, identity, reason, onIdentity, onReason, onExample, onExplain }: Props) {
  return (
    <header className="bar">
      <h1>
        <span lang="zh-CN">监管数据共享平台</span>{' '}
        <span className="english" lang="en">
          Supervision data hub
        </span>
      </h1>
      <div className="controls">
        {settings.demo ? (
          <DepartmentPicker departments={settings.departments} identity={identity} onIdentity={onIdentity} />
        ) : (
          <TokenField identity={identity} onIdentity={onIdentity} />
        )}
        <ReasonFields purposes={settings.purposes} reason={reason} onReason={onReason} />
        <button type="button" className="explain" onClick={onExplain}>
          访问预检 · Explain
        </button>
        <ExampleMenu examples={settings.examples} onExample={onExample} />
      </div>
    </header>
  );
}
