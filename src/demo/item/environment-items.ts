import { type Item, words } from './item.ts';

/** Waste, discharges and radiation. */
export const ENVIRONMENT_ITEMS: readonly Item[] = [
  {
    code: 'YS-0701',
    name: '排污许可',
    licenseName: '排污许可证',
    approver: 'ecology-environment',
    legalBasis: '《排污许可管理条例》第二条',
    reformWay: 'OPTIMISED',
    keywords: words('污染物排放（重点管理） 污染物排放（简化管理）'),
    category: '普通',
    years: 5,
    number: '{USCC}001V',
  },
  {
    code: 'YS-0702',
    name: '危险废物经营许可',
    licenseName: '危险废物经营许可证',
    approver: 'ecology-environment',
    legalBasis: '《中华人民共和国固体废物污染环境防治法》第八十条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      危险废物经营 危险废物收集 危险废物利用 危险废物处置 危险废物处理 危险废物贮存 危险废物治理
      危险废物+收集 危险废物+处置 危险废物+经营 医疗废物处置 医疗废物处理 医疗废物集中处置 废矿物油收集
      废铅蓄电池收集 废矿物油+收集 废机油+收集 废铅蓄电池+收集 废铅酸蓄电池+收集 医疗废物+收集 废机油回收
      危险废物回收
    `),
    unless: words('危险废物处置设备 危险废物处理设备'),
    category: '普通',
    years: 5,
    number: 'HW610971{N}',
  },
  {
    code: 'YS-0703',
    name: '辐射安全许可',
    licenseName: '辐射安全许可证',
    approver: 'ecology-environment',
    legalBasis: '《放射性同位素与射线装置安全和防护条例》第五条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      放射性同位素及射线装置使用 放射性同位素 射线装置使用 射线装置生产 射线装置销售
      射线装置生产、销售、使用 Ⅱ、Ⅲ类射线装置 Ⅱ类射线装置 Ⅲ类射线装置 放射源销售 放射源使用 射线装置+销售
    `),
    category: '普通',
    years: 5,
    number: '演环辐证{N}',
  },
  {
    code: 'YS-0704',
    name: '废弃电器电子产品处理许可',
    licenseName: '废弃电器电子产品处理资格证书',
    approver: 'ecology-environment',
    legalBasis: '《废弃电器电子产品回收处理管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('废弃电器电子产品处理 废弃电器电子产品拆解'),
    category: '普通',
  },
];
