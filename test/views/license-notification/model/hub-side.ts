import type { Sql } from 'postgres';
import type { TestHub } from '../../../kit/hub.ts';
import type { Department } from './ground.ts';
import type { Outcome } from './model.ts';

interface Sent {
  readonly code: Outcome;
  readonly claimedBy: string | null;
}

/** The same acts, sent to hubs as departments and the registrar would send them. */
export class HubSide {
  constructor(
    private readonly hubs: readonly TestHub[],
    private readonly sql: Sql,
  ) {}

  /** `claimNotification(id: "…")`, with whoever has the notice after it. */
  async send(hub: number, by: Department, field: string): Promise<Sent> {
    const isNotice = !/^(register|change|cancel)Subject/.test(field);
    const selection = isNotice ? '{ id claimedBy { id } }' : '{ uscc }';
    const { body, status } = await (this.hubs[hub] as TestHub).ask(
      by,
      `mutation { done: ${field} ${selection} }`,
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    return {
      code: body.errors?.[0]?.extensions.code ?? null,
      claimedBy: body.data?.done?.claimedBy?.id ?? null,
    };
  }

  /** What is on record of the notices, in words that the model knows. */
  async notices() {
    return await this.sql<
      {
        id: string;
        subject: string;
        item: string | null;
        recipient: string | null;
        state: string;
        due: string | null;
        claimed: string | null;
        reports: number;
        clues: number;
      }[]
    >`
      select n.id, substr(n.subject_key, 6) as subject, n.item_code as item, n.recipient, n.state::text as state,
        to_char(n.claim_due_on, 'YYYY-MM-DD') as due, n.claimed_by as claimed,
        (select count(*)::int from license_notification.notice_acts a where a.notice_id = n.id and a.act = 'REPORTED') as reports,
        (select count(*)::int from license_notification.clues c where c.notice_id = n.id) as clues
      from license_notification.notices n`;
  }

  /** Notices whose log does not lead from their push to where they stand, step by step. */
  async tornLogs() {
    return await this.sql`
      with acts as (
        select notice_id, seq, from_state, to_state, lag(to_state) over (partition by notice_id order by seq) as before
        from license_notification.notice_acts
      )
      select n.id, n.state::text from license_notification.notices n
      where exists (select from acts where notice_id = n.id and from_state is distinct from before)
        or n.state is distinct from (select to_state from acts where notice_id = n.id order by seq desc limit 1)`;
  }

  async doubled() {
    return await this.sql`
      select subject_key, item_code, recipient from license_notification.notices
      where state in ('ROUTED', 'ROUTE_FAILED', 'CLAIMED', 'RETURNED') and recipient is not null
      group by 1, 2, 3 having count(*) > 1`;
  }
}
