import { GATEWAY_FAULTS } from './gateway-faults.ts';
import { PERMISSION_FAULTS } from './permission-faults.ts';
import type { SeededFault } from './seeded-fault.ts';
import { VIEW_FAULTS } from './view-faults.ts';

/** Each has to be found, or the oracle would have missed its like. */
export const FAULTS: readonly SeededFault[] = [...PERMISSION_FAULTS, ...GATEWAY_FAULTS, ...VIEW_FAULTS];
