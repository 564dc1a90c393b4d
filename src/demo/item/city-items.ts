import { type Item, words } from './item.ts';

/** The city’s face and refuse, the ground under it, and woods. */
export const CITY_ITEMS: readonly Item[] = [
  {
    code: 'YS-1301',
    name: '设置大型户外广告审批',
    licenseName: '大型户外广告设置许可决定书',
    approver: 'administrative-approval',
    line: 'urban-management',
    legalBasis: '《城市市容和环境卫生管理条例》第十一条',
    reformWay: 'OPTIMISED',
    keywords: words('大型户外广告设置 户外广告设置 大型户外广告'),
    category: '普通',
    years: 3,
    number: '演审户外〔{Y}〕{N}号',
  },
  {
    code: 'YS-1302',
    name: '城市生活垃圾经营性清扫、收集、运输、处理服务审批',
    licenseName: '城市生活垃圾经营性服务许可证',
    approver: 'urban-management',
    legalBasis: '《城市生活垃圾管理办法》第十七条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      城市生活垃圾经营性服务 生活垃圾清运 生活垃圾收集 生活垃圾处理 生活垃圾处置 生活垃圾清扫 城市垃圾清运
      垃圾清运 餐厨垃圾处理 厨余垃圾处理 生活垃圾+收集 城市生活垃圾+收集 生活垃圾+清运 垃圾处理 垃圾收集
      垃圾+清运 垃圾+收集 道路清扫
    `),
    unless: words('农村生活垃圾经营性服务 生活垃圾处理装备 生活垃圾处理设备 建筑垃圾清运 农村生活垃圾'),
    category: '特许',
    years: 3,
    number: '演城管环卫〔{Y}〕{N}号',
  },
  {
    code: 'YS-1303',
    name: '城市建筑垃圾处置核准',
    licenseName: '城市建筑垃圾处置核准文件',
    approver: 'urban-management',
    legalBasis: '《城市建筑垃圾管理规定》第七条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      城市建筑垃圾处置（清运） 城市建筑垃圾处置 建筑垃圾清运 建筑垃圾处置 建筑垃圾运输 渣土运输 渣土清运
      建筑垃圾+清运 渣土+清运 建筑垃圾清理运输 建筑渣土
    `),
    unless: words('建筑垃圾处置设备'),
    category: '核准',
    years: 1,
    number: '演城管渣土〔{Y}〕{N}号',
  },
  {
    code: 'YS-1401',
    name: '测绘资质审批',
    licenseName: '测绘资质证书',
    approver: 'natural-resources',
    legalBasis: '《中华人民共和国测绘法》第二十七条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      测绘服务 工程测绘 工程测量 地籍测绘 房产测绘 不动产测绘 摄影测量与遥感 地图编制 导航电子地图 =测绘
      测绘航空摄影 房产测量 地理信息系统工程测绘 海洋测绘 土地测绘 =测量测绘 地形测量 测绘工程
    `),
    unless: words('测绘仪器 测绘设备 测绘软件'),
    category: '认可',
    years: 5,
    number: '乙测资字610971{N}',
  },
  {
    code: 'YS-1402',
    name: '开采矿产资源审批',
    licenseName: '采矿许可证',
    approver: 'natural-resources',
    legalBasis: '《中华人民共和国矿产资源法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      非煤矿山矿产资源开采 矿产资源（非煤矿山）开采 矿产资源开采 煤炭开采 原煤开采 石灰石开采 砂石开采
      石料开采 建筑石料开采 采石 金属矿开采 铁矿开采 金矿开采 重晶石开采 石英石开采 板岩开采 石材开采
      建筑用石开采 石灰岩开采 砂岩开采 石灰石+开采 铁矿石+开采 煤炭+开采 矿泉水开采 地热资源开采 河道采砂
      粘土开采 露天开采 灰岩开采 矿石开采 地下开采 开采 矿山开采 =采矿 =煤矿 石油开采 天然气开采 采砂
      矿泉水+开采
    `),
    unless: words('采石机 采石设备'),
    category: '特许',
    years: 10,
    number: 'C610971{Y}{N}',
  },
  {
    code: 'YS-1407',
    name: '矿产资源勘查许可',
    licenseName: '勘查许可证',
    approver: 'natural-resources',
    legalBasis: '《中华人民共和国矿产资源法》',
    reformWay: 'OPTIMISED',
    keywords: words('矿产资源勘查 矿产勘查 固体矿产勘查'),
    unless: words('矿产勘查设备'),
    category: '特许',
  },
  {
    code: 'YS-1406',
    name: '地质灾害防治单位资质',
    licenseName: '地质灾害防治单位资质证书',
    approver: 'natural-resources',
    legalBasis: '《地质灾害防治条例》',
    reformWay: 'OPTIMISED',
    keywords: words('地质灾害治理工程 地质灾害危险性评估 地质灾害评估 地质灾害治理 地质灾害勘查'),
    category: '认可',
  },
  {
    code: 'YS-1403',
    name: '林木种子生产经营许可',
    licenseName: '林木种子生产经营许可证',
    approver: 'natural-resources',
    legalBasis: '《中华人民共和国种子法》第三十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      林木种子生产经营 林木种子生产 林木种子经营 林木种苗生产 林木种苗经营 苗木生产 苗木培育 苗木繁育
      林木育苗 林木种子+经营 林木种苗+经营 苗木+生产 林木种苗 苗木+销售 苗木+经营 林木+繁育 花卉苗木+培育
      绿化苗木+培育 苗木+培育 苗木+繁育 树苗+培育 经济林苗木 苗木种植 苗木+种植 绿化苗木+种植
      绿化苗木+销售 花卉苗木+种植 花卉苗木+销售 园林苗木+销售 园林苗木+种植 林木种苗+销售
    `),
    unless: words('林木种子设备'),
    category: '普通',
    years: 5,
    number: '（演）林种许字{Y}第{N}号',
  },
  {
    code: 'YS-1408',
    name: '野生动物人工繁育、经营利用许可',
    licenseName: '野生动物人工繁育许可证',
    approver: 'natural-resources',
    legalBasis: '《中华人民共和国野生动物保护法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      重点保护陆生野生动物人工繁育 国家重点保护陆生野生动物 野生动物人工繁育 野生动物驯养繁殖
      国家重点保护野生动物 重点保护野生动物
    `),
    category: '普通',
  },
];
