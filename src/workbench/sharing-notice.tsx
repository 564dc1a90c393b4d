import type { Access } from './access.ts';
import { AccessTable } from './access-table.tsx';
import type { AccessRequestInput } from './desk/request-input.ts';
import type { Settings } from './settings.ts';
import type { Sharing } from './sharing.ts';

interface Props {
  readonly sharing: Sharing;
  readonly settings: Settings;
  readonly onRequest: (input: AccessRequestInput) => void;
  readonly onDismiss: () => void;
}

/** One calm line about what the last answer held back; it opens to the whole list. */
export function SharingNotice({ sharing, settings, onRequest, onDismiss }: Props) {
  const { denied, masked, scoped, requests, policyVersion, isRefused } = sharing;
  const groups = [
    { en: 'not shared', zh: '未共享', rows: denied },
    { en: 'masked', zh: '已脱敏', rows: masked },
    { en: 'by record', zh: '按记录而异', rows: scoped },
  ].filter(({ rows }) => rows.length > 0);

  return (
    <section className="notice" aria-label="共享情况 · Sharing">
      <div className="told">
        <details>
          <summary>
            {isRefused && (
              <span>
                <strong>严格模式：整个操作被拒绝 · strict: the operation was refused</strong>
              </span>
            )}
            {groups.map(({ en, zh, rows }) => (
              <span key={en}>
                <strong>
                  {rows.length} 项{zh} · {rows.length} {en}:
                </strong>{' '}
                {fieldsOf(rows).join(', ')}
              </span>
            ))}
          </summary>
          <div className="scrolled">
            <AccessTable
              caption={`本次结果的共享情况 · Sharing of this answer${policyVersion === null ? '' : `（策略版本 policy ${policyVersion}）`}`}
              rows={[...denied, ...masked, ...scoped]}
              settings={settings}
            />
          </div>
        </details>
        {requests.length > 0 && (
          <div className="drafts">
            {requests.map((input) => (
              <button
                key={input.coordinates.join()}
                type="button"
                title={input.coordinates.join(', ')}
                onClick={() => onRequest(input)}
              >
                申请共享 · Request access: {namesOf(input.coordinates)}
              </button>
            ))}
          </div>
        )}
      </div>
      <button type="button" className="quiet" onClick={onDismiss} aria-label="关闭提示 · Dismiss">
        ×
      </button>
    </section>
  );
}

/** A field selected twice under two aliases counts twice but is named once. */
function fieldsOf(rows: readonly Access[]): string[] {
  return [...new Set(rows.map(({ coordinate }) => coordinate))];
}

const NAMED = 2;

/** A button has room for a few names; all of them are in its title, and in the form that it opens. */
function namesOf(coordinates: readonly string[]): string {
  const more = coordinates.length - NAMED;
  const first = coordinates.slice(0, NAMED).join(', ');
  return more > 0 ? `${first} +${more}` : first;
}
