import { type Item, words } from './item.ts';

/** Drugs, medical devices and cosmetics. */
export const DRUG_ITEMS: readonly Item[] = [
  {
    code: 'YS-0104',
    name: '药品零售企业经营许可',
    licenseName: '药品经营许可证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国药品管理法》第五十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      药品零售 药品互联网销售 西药零售 处方药+零售 非处方药+零售 乙类非处方药 中成药+零售 西药+零售
      中药饮片+零售 化学药制剂+零售 抗生素+零售 生化药品+零售 生物制品+零售 中药零售 中药饮片代煎服务
      药品+零售 =药店 =大药房 =零售药店 中草药零售 乙类非处方药零售 非处方药 =医药零售 药品零售连锁 *药店
      *大药房 中西药+零售 中药+零售 成药+零售 中西成药+零售
    `),
    unless: words('药品零售额 兽用药品零售 兽用药品'),
    category: '普通',
    years: 5,
    number: '演DB9{N}',
  },
  {
    code: 'YS-0110',
    name: '药品批发企业经营许可',
    licenseName: '药品经营许可证（批发）',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国药品管理法》第五十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      药品批发 药品+批发 中成药+批发 西药+批发 中药饮片+批发 化学药制剂+批发 药品类易制毒化学品销售
      化学原料药+批发 抗生素+批发 生化药品+批发 生物制品+批发
    `),
    unless: words('兽用药品 兽用药品批发'),
    category: '普通',
  },
  {
    code: 'YS-0111',
    name: '互联网药品、医疗器械信息服务资格审批',
    licenseName: '互联网药品信息服务资格证书',
    approver: 'market-regulation',
    legalBasis: '《互联网药品信息服务管理办法》',
    reformWay: 'COMMITMENT',
    keywords: words('药品互联网信息服务 互联网药品信息服务 医疗器械互联网信息服务 互联网医疗器械信息服务'),
    category: '普通',
  },
  {
    code: 'YS-0105',
    name: '第三类医疗器械经营许可',
    licenseName: '医疗器械经营许可证',
    approver: 'market-regulation',
    legalBasis: '《医疗器械监督管理条例》第四十二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      第三类医疗器械经营 第三类医疗器械销售 第三类医疗器械租赁 第三类医疗器械+销售 三类医疗器械+销售
      Ⅲ类医疗器械+销售 III类医疗器械+销售 二、三类医疗器械+销售 二三类医疗器械+销售
      一、二、三类医疗器械+销售 第二、三类医疗器械+销售 第二类、第三类医疗器械+销售 Ⅱ、Ⅲ类医疗器械+销售
      隐形眼镜+销售 二类、三类+医疗器械+销售 三类+医疗器械+销售 III类+医疗器械+销售 第三类+医疗器械+销售
      医疗器械三类 医疗器械III类 II、III类医疗器械+销售 医疗器械II、III类 医疗器械二、三类
    `),
    unless: words('不含第三类 不含三类'),
    category: '普通',
    years: 5,
    number: '演药监械经营许{Y}{N}号',
  },
  {
    code: 'YS-0112',
    name: '第二类医疗器械经营备案',
    licenseName: '第二类医疗器械经营备案凭证',
    approver: 'market-regulation',
    legalBasis: '《医疗器械监督管理条例》第四十一条',
    reformWay: 'FILING',
    keywords: words(`
      第二类医疗器械销售 第二类医疗器械经营 第二类医疗器械+销售 二类医疗器械+销售 Ⅱ类医疗器械+销售
      II类医疗器械+销售 二、三类医疗器械+销售 二三类医疗器械+销售 一、二、三类医疗器械+销售
      一、二类医疗器械+销售 第一、二类医疗器械+销售 第一类、第二类医疗器械+销售 第二、三类医疗器械+销售
      第二类、第三类医疗器械+销售 Ⅱ、Ⅲ类医疗器械+销售 二类+医疗器械+销售 II类+医疗器械+销售
      第二类+医疗器械+销售 助听器+销售 血压计+销售 血糖仪+销售 医用口罩零售 医用口罩批发 医用口罩+销售
      医疗器械二类 医疗器械II类 二类、三类+医疗器械+销售 II、III类医疗器械+销售 医疗器械II、III类
      医疗器械二、三类
    `),
    unless: words('无需备案的第二类医疗器械'),
    category: '其他-备案',
  },
  {
    code: 'YS-0113',
    name: '第二类、第三类医疗器械生产许可',
    licenseName: '医疗器械生产许可证',
    approver: 'market-regulation',
    legalBasis: '《医疗器械监督管理条例》第三十二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      第二类医疗器械生产 第三类医疗器械生产 第二类医疗器械+生产 第三类医疗器械+生产 二类医疗器械+生产
      三类医疗器械+生产 医疗器械生产（第二类 医疗器械生产（第三类
    `),
    category: '普通',
  },
  {
    code: 'YS-0114',
    name: '第一类医疗器械生产备案',
    licenseName: '第一类医疗器械生产备案凭证',
    approver: 'market-regulation',
    legalBasis: '《医疗器械监督管理条例》第三十一条',
    reformWay: 'FILING',
    keywords: words('第一类医疗器械生产 一类医疗器械+生产 第一类医疗器械+生产'),
    category: '其他-备案',
  },
  {
    code: 'YS-0115',
    name: '药品生产许可',
    licenseName: '药品生产许可证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国药品管理法》第四十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      药品生产 药品委托生产 中药饮片生产 中成药生产 化学药品制剂制造 化学药品原料药制造 药用辅料生产
      医疗机构制剂 中成药+生产 原料药+生产 中药饮片+生产 药品+生产
    `),
    unless: words('兽用药品生产 兽用药品'),
    category: '普通',
  },
  {
    code: 'YS-0116',
    name: '化妆品生产许可',
    licenseName: '化妆品生产许可证',
    approver: 'market-regulation',
    legalBasis: '《化妆品监督管理条例》第二十七条',
    reformWay: 'OPTIMISED',
    keywords: words('化妆品生产 化妆品制造 化妆品+生产 牙膏生产'),
    unless: words('化妆品生产设备'),
    category: '普通',
  },
];
