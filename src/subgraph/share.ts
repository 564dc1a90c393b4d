import { Directive, Field } from 'type-graphql';
import type { Mask, Share } from '../permission/share.ts';

export const OPEN: Share = { class: 'OPEN' };
export const UNCONDITIONAL: Share = { class: 'UNCONDITIONAL' };

/** Shared by grant; what a member department gets without one is the mask, or nothing. */
export const conditional = (basis: string, mask?: Mask): Share =>
  mask === undefined ? { class: 'CONDITIONAL', basis } : { class: 'CONDITIONAL', mask, basis };

/** Never shared: for everyone but its owner the field does not exist. */
export const withheld = (basis: string): Share => ({ class: 'WITHHELD', basis });

/** `@share` on a field or root field. */
export function Shared(share: Share) {
  const args = [`class: ${share.class}`];
  if (share.mask !== undefined) args.push(`mask: ${share.mask}`);
  if (share.basis !== undefined) args.push(`basis: ${JSON.stringify(share.basis)}`);
  return Directive(`@share(${args.join(', ')})`);
}

/** `@uses`: the argument or input field reads that field, so whoever may not read it may not ask by it. */
export const Uses = (coordinate: string) => Directive(`@uses(field: "${coordinate}")`);

/** A shared field that no column of the table stands for: an object, a list, or something computed. */
export function SharedField(
  type: Parameters<typeof Field>[0] & (() => unknown),
  share: Share,
  description: string,
) {
  return (target: object, key: string | symbol, descriptor?: PropertyDescriptor): void => {
    Shared(share)(target, key, descriptor as never);
    Field(type, { nullable: true, description })(target, key, descriptor as never);
  };
}
