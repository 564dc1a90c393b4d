import { CATERING_TRADES } from './catering.ts';
import { INDUSTRY_TRADES } from './industry.ts';
import { PUBLIC_TRADES } from './public-body.ts';
import { SERVICE_TRADES } from './service.ts';
import { SHOP_TRADES } from './shop.ts';
import type { Trade } from './trade.ts';

/** Every line of business of the region. */
export const TRADES: readonly Trade[] = [
  ...CATERING_TRADES,
  ...SHOP_TRADES,
  ...SERVICE_TRADES,
  ...INDUSTRY_TRADES,
  ...PUBLIC_TRADES,
];
