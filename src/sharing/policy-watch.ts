import { HubError } from '../errors.ts';
import { log } from '../log.ts';
import { rowFaults } from '../permission/grant-faults.ts';
import type { PolicySnapshot } from '../permission/policy.ts';

/** How a process asks for the policy. */
export interface PolicySource {
  version(): Promise<string>;
  load(): Promise<PolicySnapshot>;
}

export interface PolicyWatch {
  /** What is in force; not confirmed once nobody could say for a second that nothing has changed. */
  current(): PolicySnapshot;
  /** Resolves at once while the policy is confirmed; else when it is again, or when waiting longer helps nobody. */
  confirm(): Promise<void>;
  /** Calls after each change that was taken; returns what ends it. */
  onChange(listener: (policy: PolicySnapshot) => void): () => void;
  close(): Promise<void>;
}

const CONFIRM_EVERY_MS = 250;
// A grant that was revoked must be unusable everywhere within a second.
const CONFIRMED_MS = 1_000;
// A process that was busy for a second has not asked; it can, before it refuses what it could answer.
const LONGEST_WAIT_MS = 500;

/** Keeps the policy of this process that of the database. The first load must succeed. */
export async function watchPolicy(source: PolicySource): Promise<PolicyWatch> {
  const began = performance.now();
  let policy = refuseBroken(await source.load());
  let unconfirmed: PolicySnapshot = { ...policy, isConfirmed: false };
  // From when the question was asked: what changed while it was on its way may not be in the answer.
  let confirmedAt = began;
  let asking: Promise<void> | null = null;
  let refused = '';
  let isClosed = false;
  const listeners = new Set<(policy: PolicySnapshot) => void>();

  const isConfirmed = () => performance.now() - confirmedAt < CONFIRMED_MS;

  function ask(): Promise<void> {
    asking ??= confirmOnce()
      .catch((error: unknown) => {
        if (!isClosed) log.warn({ err: error }, 'the policy could not be confirmed');
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  async function confirmOnce(): Promise<void> {
    const asked = performance.now();
    const version = await source.version();
    if (version !== policy.version && version !== refused) {
      const loaded = await source.load();
      const faults = faultsOf(loaded);
      refused = faults.length === 0 ? '' : version;
      if (faults.length > 0) {
        log.error(
          { faults, version },
          'a broken policy was refused; the one before stays, less what was revoked',
        );
      }
      policy = faults.length === 0 ? loaded : lessRevoked(policy, loaded);
      unconfirmed = { ...policy, isConfirmed: false };
      for (const listener of listeners) listener(policy);
    }
    confirmedAt = asked;
  }

  const timer = setInterval(() => void ask(), CONFIRM_EVERY_MS);
  return {
    current: () => (isConfirmed() ? policy : unconfirmed),
    async confirm() {
      if (isConfirmed()) return;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LONGEST_WAIT_MS);
      });
      // The question that is on its way may be older than what it could confirm.
      await Promise.race([ask().then(() => (isConfirmed() ? undefined : ask())), late]);
      clearTimeout(timer);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await asking;
    },
  };
}

const faultsOf = (policy: PolicySnapshot): string[] =>
  policy.grants.flatMap((grant) => rowFaults(grant, policy).map((fault) => `Grant ${grant.id}: ${fault}`));

function refuseBroken(policy: PolicySnapshot): PolicySnapshot {
  const faults = faultsOf(policy);
  if (faults.length > 0) throw new HubError('POLICY_BROKEN', { why: faults.join(' ') });
  return policy;
}

/** A policy that stays because the next one is broken: what was taken back since must not be given on. */
const lessRevoked = (policy: PolicySnapshot, next: PolicySnapshot): PolicySnapshot => ({
  ...policy,
  version: `${policy.version} less ${next.version}`,
  grants: policy.grants.filter(({ id }) => next.grants.some((grant) => grant.id === id)),
  revokedClients: new Set([...policy.revokedClients, ...next.revokedClients]),
});
