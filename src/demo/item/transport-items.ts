import { type Item, words } from './item.ts';

/** Carrying people and goods. */
export const TRANSPORT_ITEMS: readonly Item[] = [
  {
    code: 'YS-0601',
    name: '道路货物运输经营许可',
    licenseName: '道路运输经营许可证',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》第二十四条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      道路货物运输 道路货物运输（不含危险货物） 道路普通货物运输 普通道路货物运输 公路货物运输
      普通货物运输 普通货运 道路货运 公路货运 汽车货运 货物运输服务 货物专用运输 道路货物专用运输
      大型物件运输 冷藏保鲜运输 集装箱道路运输 =货物运输 =货运 =公路运输 =道路运输 =汽车运输 =汽车货物运输
      城市配送运输服务（不含危险货物） 搬家运输 货物道路运输 普通货物道路运输 零担货运 大件运输 冷链运输
      罐式运输 道路货物+运输 货物+运输 普通货物+运输 集装箱运输 *货物运输 *货运
    `),
    unless: words(`
      道路货物运输站 道路货物运输代理 货物运输代理 普通货物运输代理
      总质量4.5吨及以下普通货运车辆道路货物运输 总质量4.5吨及以下普通货运 国际道路货物运输
      道路货物运输（网络货运） 道路货物运输(网络货运) 水路普通货物运输 铁路货物运输 航空货物运输
      水上货物运输 铁路货运 航空货运 水路货运 水上货运 国际货运
    `),
    category: '普通',
    years: 4,
    number: '演交运管许可货字610971{N}号',
  },
  {
    code: 'YS-0608',
    name: '网络平台道路货物运输（网络货运）经营许可',
    licenseName: '道路运输经营许可证（网络货运）',
    approver: 'transport',
    legalBasis: '《网络平台道路货物运输经营管理暂行办法》',
    reformWay: 'OPTIMISED',
    keywords: words('道路货物运输（网络货运） 网络货运 网络平台道路货物运输 无车承运 无车承运人'),
    category: '普通',
  },
  {
    code: 'YS-0602',
    name: '道路危险货物运输经营许可',
    licenseName: '道路运输经营许可证（危险货物）',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》第二十三条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      道路危险货物运输 危险货物运输 危险货物道路运输 危险品运输 危险化学品运输 道路货物运输（含危险货物）
      成品油道路运输 危化品运输
    `),
    category: '普通',
    years: 4,
    number: '演交运管许可危字610971{N}号',
  },
  {
    code: 'YS-0603',
    name: '道路旅客运输、出租汽车经营许可',
    licenseName: '道路运输经营许可证（客运）',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》第十条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      道路旅客运输经营 道路旅客运输 公路旅客运输 班车客运 包车客运 旅游客运 公路客运 汽车客运 县内客运
      县际客运 省际客运 长途客运 出租汽车客运 出租车客运 出租客运 巡游出租汽车经营服务 出租车经营
      城市公共交通 公共汽车客运 城市公交客运 =客运 =旅客运输 =公共交通 公交客运 =公交 城市公交 客运出租
      县内班车 汽车出租客运 旅客运输经营 道路客运 城乡客运 农村客运 出租车营运 出租汽车营运 出租汽车经营
      出租车运营 出租汽车运营 出租汽车服务 公共汽车运输 *客运
    `),
    unless: words('道路旅客运输站 铁路客运 航空客运'),
    category: '特许',
    years: 6,
    number: '演交运管许可客字610971{N}号',
  },
  {
    code: 'YS-0605',
    name: '网络预约出租汽车经营许可',
    licenseName: '网络预约出租汽车经营许可证',
    approver: 'transport',
    legalBasis: '《网络预约出租汽车经营服务管理暂行办法》',
    reformWay: 'OPTIMISED',
    keywords: words('网络预约出租汽车 网约车 网络预约出租车 网络预约出租汽车客运'),
    category: '普通',
  },
  {
    code: 'YS-0606',
    name: '道路旅客运输站经营许可',
    licenseName: '道路旅客运输站经营许可证',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》',
    reformWay: 'OPTIMISED',
    keywords: words('道路旅客运输站 客运站经营 汽车客运站'),
    category: '普通',
  },
  {
    code: 'YS-0604',
    name: '机动车驾驶员培训备案',
    licenseName: '机动车驾驶员培训备案凭证',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》',
    reformWay: 'FILING',
    keywords: words(`
      机动车驾驶员培训 机动车驾驶培训 普通机动车驾驶员培训 驾驶员培训 驾驶培训 =驾校 汽车驾驶培训 *驾校
    `),
    unless: words('道路运输驾驶员培训教材'),
    category: '其他-备案',
    number: '演驾培备{Y}{N}',
  },
  {
    code: 'YS-0610',
    name: '机动车维修经营备案',
    licenseName: '机动车维修经营备案凭证',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》',
    reformWay: 'FILING',
    keywords: words(`
      机动车修理和维护 机动车维修 汽车修理 汽车维修 摩托车修理 摩托车维修 汽车大修 一类机动车维修
      二类机动车维修 三类机动车维修 =汽修 =汽修厂 =汽车修理厂 =修车 机动车+维修 汽车+维修 摩托车+维修
      汽车+修理 汽车钣金 汽车喷漆 汽车维护 =汽车美容维修 小型车辆维修 车辆维修 车辆修理 汽车养护 *汽修厂
      *汽修
    `),
    unless: words(`
      非机动车维修 汽车维修设备 汽车维修工具 汽车修理工具 汽车维护用品 非机动车 非机动车辆 自行车辆
    `),
    category: '其他-备案',
  },
  {
    code: 'YS-0612',
    name: '港口经营许可',
    licenseName: '港口经营许可证',
    approver: 'transport',
    legalBasis: '《中华人民共和国港口法》',
    reformWay: 'OPTIMISED',
    keywords: words('港口经营 港口货物装卸 码头经营 港口旅客运输服务 码头和其他港口设施 港口设施服务'),
    category: '普通',
  },
  {
    code: 'YS-0613',
    name: '水路运输业务经营许可',
    licenseName: '水路运输许可证',
    approver: 'transport',
    legalBasis: '《国内水路运输管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      水路普通货物运输 水路旅客运输 省际普通货船运输 省内船舶运输 省际客船 省内客船 水路危险货物运输
      内河运输 =水路运输 水路货物运输 内河货物运输 内河货运 水上货物运输 水上旅客运输 水上客运 水上运输
      船舶运输 内河客运 水路客运 水路货运 货船运输 江河运输 江河货物运输 客船运输
    `),
    unless: words('水路运输代理'),
    category: '普通',
  },
  {
    code: 'YS-0607',
    name: '公路水运工程监理、检测资质',
    licenseName: '公路水运工程监理资质证书',
    approver: 'transport',
    legalBasis: '《公路水运工程监理企业资质管理规定》',
    reformWay: 'OPTIMISED',
    keywords: words('公路水运工程监理 公路工程监理 公路水运工程试验检测'),
    category: '认可',
  },
  {
    code: 'YS-0609',
    name: '国际道路运输经营许可',
    licenseName: '国际道路运输经营许可证',
    approver: 'transport',
    legalBasis: '《中华人民共和国道路运输条例》',
    reformWay: 'OPTIMISED',
    keywords: words('国际道路货物运输 国际道路旅客运输 国际道路运输'),
    category: '普通',
  },
];
