import type { Department } from './settings.ts';
import type { Selection, Sharing } from './sharing.ts';

interface Props {
  readonly sharing: Sharing;
  readonly departments: readonly Department[];
  readonly onDismiss: () => void;
}

/** One calm line about what the last answer held back; it opens to the whole list. */
export function SharingNotice({ sharing, departments, onDismiss }: Props) {
  const groups = [
    { en: 'not shared', zh: '未共享', selections: sharing.denied },
    { en: 'masked', zh: '已脱敏', selections: sharing.masked },
    { en: 'partly outside your scope', zh: '部分超出范围', selections: sharing.outOfScope },
  ].filter((group) => group.selections.length > 0);
  const ownerName = (id: string) => departments.find((department) => department.id === id)?.nameZh ?? '';

  return (
    <section className="notice" aria-label="共享情况 · Sharing">
      <details>
        <summary>
          {groups.map(({ en, zh, selections }) => (
            <span key={en}>
              <strong>
                {selections.length} 项{zh} · {selections.length} selection{selections.length === 1 ? '' : 's'}{' '}
                {en}:
              </strong>{' '}
              {distinct(selections)
                .map(
                  ({ coordinate, owner }) =>
                    `${coordinate}${owner ? ` (owner ${owner} ${ownerName(owner)})` : ''}`,
                )
                .join(', ')}
            </span>
          ))}
        </summary>
        {sharing.drafts > 0 && (
          <p>
            申请草稿见结果中的 <code>extensions.sharing.requests</code>，可用于 <code>requestAccess</code>。
            Drafts of access requests are in the answer under <code>extensions.sharing.requests</code>, ready
            for <code>requestAccess</code>.
          </p>
        )}
      </details>
      <button type="button" className="quiet" onClick={onDismiss} aria-label="关闭提示 · Dismiss">
        ×
      </button>
    </section>
  );
}

/** A field selected twice under two aliases counts twice but is named once. */
function distinct(selections: readonly Selection[]): Selection[] {
  return [...new Map(selections.map((one) => [`${one.coordinate} ${one.owner}`, one])).values()];
}
