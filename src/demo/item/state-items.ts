import { type Item, words } from './item.ts';

/** What authorities approve that take no part in the region’s hub, so that routing fails. */
export const STATE_ITEMS: readonly Item[] = [
  {
    code: 'YS-1501',
    name: '烟草专卖零售许可',
    licenseName: '烟草专卖零售许可证',
    approver: null,
    legalBasis: '《中华人民共和国烟草专卖法》第十六条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      烟草制品零售 烟草零售 卷烟零售 雪茄烟零售 电子烟零售 香烟零售 烟草制品+零售 卷烟+零售 雪茄烟+零售
      雪茄+零售 香烟+零售 烟草+零售 电子烟+零售 烟酒+零售 烟酒副食+零售 烟+零售 国产卷烟+零售 =烟酒店
      卷烟、雪茄烟+零售 烟酒糖茶+零售 烟酒百货+零售 烟酒日用百货+零售 烟类+零售 烟草专卖品零售 糖烟酒+零售
      烟酒茶+零售
    `),
    unless: words('烟草专用机械'),
    category: '普通',
    years: 5,
    number: '610971{N}',
  },
  {
    code: 'YS-1504',
    name: '烟草专卖批发许可',
    licenseName: '烟草专卖批发企业许可证',
    approver: null,
    legalBasis: '《中华人民共和国烟草专卖法》',
    reformWay: 'OPTIMISED',
    keywords: words('烟草制品批发 卷烟批发 卷烟+批发 电子烟批发 烟草制品+批发'),
    category: '普通',
  },
  {
    code: 'YS-1502',
    name: '快递业务经营许可',
    licenseName: '快递业务经营许可证',
    approver: null,
    legalBasis: '《中华人民共和国邮政法》第五十一条',
    reformWay: 'OPTIMISED',
    keywords: words('快递服务 快递业务 =快递 国内快递 快递收派 快件收派 快件寄递'),
    unless: words('快递服务设备 快递包装'),
    category: '普通',
    years: 5,
    number: '演邮{Y}{N}B',
  },
  {
    code: 'YS-1503',
    name: '增值电信业务经营许可',
    licenseName: '增值电信业务经营许可证',
    approver: null,
    legalBasis: '《中华人民共和国电信条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      第一类增值电信业务 第二类增值电信业务 增值电信业务 基础电信业务 互联网信息服务 呼叫中心业务
      互联网接入服务 互联网数据中心业务 电信增值业务 增值电信服务 电信业务经营 经营电信业务 信息服务业务
      在线数据处理与交易处理业务 增值电信
    `),
    unless: words('非经营性互联网信息服务 互联网药品信息服务 药品互联网信息服务'),
    category: '普通',
  },
  {
    code: 'YS-1601',
    name: '成品油零售经营资格审批',
    licenseName: '成品油零售经营批准证书',
    approver: null,
    legalBasis: '《国务院对确需保留的行政审批项目设定行政许可的决定》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      成品油零售 加油站 成品油（汽油、柴油）零售 汽油、柴油零售 成品油+零售 汽油+零售 柴油+零售 汽柴油零售
      *加油站
    `),
    unless: words('加油站设备 加油站建设 加油站设计 加油站管理'),
    category: '普通',
  },
  {
    code: 'YS-1602',
    name: '报废机动车回收拆解资质认定',
    licenseName: '报废机动车回收拆解资质认定书',
    approver: null,
    legalBasis: '《报废机动车回收管理办法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      报废机动车回收 报废机动车拆解 报废汽车回收 报废电动汽车回收拆解 报废汽车拆解 报废机动车+回收
      报废汽车+回收 报废车辆回收 报废机动车辆回收
    `),
    category: '认可',
  },
  {
    code: 'YS-1603',
    name: '拍卖业务经营许可',
    licenseName: '拍卖经营批准证书',
    approver: null,
    legalBasis: '《中华人民共和国拍卖法》第十一条',
    reformWay: 'OPTIMISED',
    keywords: words('拍卖业务 拍卖服务 =拍卖 艺术品拍卖 文物艺术品拍卖'),
    category: '普通',
  },
  {
    code: 'YS-1604',
    name: '对外劳务合作经营资格',
    licenseName: '对外劳务合作经营资格证书',
    approver: null,
    legalBasis: '《对外劳务合作管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('对外劳务合作 对外劳务派遣 境外劳务派遣'),
    category: '普通',
  },
  {
    code: 'YS-1605',
    name: '典当业设立审批',
    licenseName: '典当经营许可证',
    approver: null,
    legalBasis: '《典当管理办法》',
    reformWay: 'OPTIMISED',
    keywords: words('典当业务 动产质押典当 房地产抵押典当 =典当'),
    category: '普通',
  },
  {
    code: 'YS-1606',
    name: '融资担保、小额贷款业务审批',
    licenseName: '融资担保业务经营许可证',
    approver: null,
    legalBasis: '《融资担保公司监督管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('融资担保业务 融资性担保 小额贷款业务 办理各项小额贷款 发放小额贷款 =小额贷款 =融资担保'),
    unless: words('非融资担保 非融资性担保'),
    category: '普通',
  },
  {
    code: 'YS-1607',
    name: '保险中介业务许可',
    licenseName: '经营保险代理业务许可证',
    approver: null,
    legalBasis: '《中华人民共和国保险法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      保险代理业务 保险兼业代理业务 保险经纪业务 保险公估业务 保险代理 保险经纪 保险兼业代理 保险+代理
      车险代理 保险销售
    `),
    category: '普通',
  },
  {
    code: 'YS-1608',
    name: '代理记账资格审批',
    licenseName: '代理记账许可证书',
    approver: null,
    legalBasis: '《中华人民共和国会计法》',
    reformWay: 'COMMITMENT',
    keywords: words('代理记账 代理记帐'),
    category: '普通',
  },
  {
    code: 'YS-1609',
    name: '承装（修、试）电力设施许可',
    licenseName: '承装（修、试）电力设施许可证',
    approver: null,
    legalBasis: '《电力供应与使用条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      输电、供电、受电电力设施的安装、维修和试验 承装（修、试）电力设施 承装（承修、承试）电力设施
      承装承修承试 电力设施承装 承装、承修、承试 承装、承试、承修
    `),
    category: '普通',
  },
  {
    code: 'YS-1610',
    name: '发电、供电业务许可',
    licenseName: '电力业务许可证',
    approver: null,
    legalBasis: '《电力监管条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      发电业务、输电业务、供（配）电业务 发电业务 供电业务 输电业务 水力发电 太阳能发电 风力发电 火力发电
      光伏发电 =发电 光伏电站运营 光伏+发电 =水电站 水电站运营
    `),
    unless: words('太阳能发电技术 水力发电设备 风力发电技术 光伏发电设备 风力发电机组 发电机'),
    category: '普通',
  },
  {
    code: 'YS-1611',
    name: '河道采砂许可',
    licenseName: '河道采砂许可证',
    approver: null,
    legalBasis: '《中华人民共和国河道管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('河道采砂 采砂'),
    category: '普通',
  },
  {
    code: 'YS-1612',
    name: '防雷装置检测资质',
    licenseName: '防雷装置检测资质证书',
    approver: null,
    legalBasis: '《气象灾害防御条例》',
    reformWay: 'OPTIMISED',
    keywords: words('雷电防护装置检测 防雷装置检测 防雷检测'),
    category: '认可',
  },
  {
    code: 'YS-1613',
    name: '通用航空、民用航空经营许可',
    licenseName: '通用航空经营许可证',
    approver: null,
    legalBasis: '《中华人民共和国民用航空法》',
    reformWay: 'OPTIMISED',
    keywords: words('通用航空服务 通用航空经营 民用航空维修 公共航空运输 民用航空器维修'),
    category: '普通',
  },
  {
    code: 'YS-1614',
    name: '殡葬设施、公墓经营审批',
    licenseName: '公墓经营许可证',
    approver: null,
    legalBasis: '《殡葬管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('殡葬设施经营 公墓经营 殡仪馆经营 公墓'),
    category: '普通',
  },
];
