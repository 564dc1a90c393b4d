import { type Item, words } from './item.ts';

/** What can burn, explode or collapse, and what is to be ready for it. */
export const SAFETY_ITEMS: readonly Item[] = [
  {
    code: 'YS-0201',
    name: '危险化学品经营许可',
    licenseName: '危险化学品经营许可证',
    approver: 'emergency-management',
    legalBasis: '《危险化学品安全管理条例》第三十三条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      危险化学品经营 危险化学品销售 危险化学品批发 危险化学品零售 危险化学品仓储 危险化学品储存
      危险化学品存储 危险化学品+销售 危化品+销售 危化品经营 危化品销售 危险品销售 含危险化学品
      剧毒化学品销售 剧毒化学品+销售 成品油零售 成品油批发 成品油仓储 成品油+销售 汽油+销售 柴油+销售
      汽油、柴油零售 汽柴油销售 加油站 甲醇+销售 乙醇+销售 硫酸+销售 盐酸+销售 烧碱+销售 液氨+销售
      氧气+销售 乙炔+销售 液氧+销售 煤油+销售 酒精+销售 丙酮+销售 甲苯+销售 二甲苯+销售 香蕉水+销售
      天那水+销售 氢气+销售 氮气+销售 氩气+销售 液氯+销售 氨水+销售 双氧水+销售 硝酸+销售 工业气体+销售
      危险化学品贸易 危险化学品贮存 危险化学品种经营 工业酒精+销售 过氧化氢+销售 次氯酸钠+销售 甲醛+销售
      其他危险化学品 *加油站 成品油（汽油、柴油）零售 成品油（汽油、柴油）批发
    `),
    unless: words(`
      不含危险化学品 不含危险品 不含危化品 不含危险 成品油零售（不含危险化学品） 加油站设备 加油站建设
      加油站设计 加油站管理 非危险化学品
    `),
    category: '普通',
    years: 3,
    number: '演应急危化经字〔{Y}〕{N}',
  },
  {
    code: 'YS-0204',
    name: '危险化学品生产安全许可',
    licenseName: '安全生产许可证（危险化学品）',
    approver: 'emergency-management',
    legalBasis: '《安全生产许可证条例》第二条',
    reformWay: 'OPTIMISED',
    keywords: words('危险化学品生产 危险化学品制造 危化品生产 危险化学品+生产'),
    unless: words('不含危险化学品 非危险化学品'),
    category: '普通',
  },
  {
    code: 'YS-0202',
    name: '烟花爆竹经营（零售）许可',
    licenseName: '烟花爆竹经营（零售）许可证',
    approver: 'emergency-management',
    legalBasis: '《烟花爆竹安全管理条例》第十六条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      烟花爆竹零售 烟花爆竹销售 烟花爆竹经营 烟花爆竹+零售 烟花+零售 鞭炮+零售 爆竹+零售 花炮+零售
      花炮零售 鞭炮零售
    `),
    category: '普通',
    years: 2,
    number: '演YHLS〔{Y}〕{N}',
  },
  {
    code: 'YS-0206',
    name: '烟花爆竹经营（批发）许可',
    licenseName: '烟花爆竹经营（批发）许可证',
    approver: 'emergency-management',
    legalBasis: '《烟花爆竹安全管理条例》第十六条',
    reformWay: 'OPTIMISED',
    keywords: words('烟花爆竹批发 烟花爆竹+批发'),
    category: '普通',
  },
  {
    code: 'YS-0207',
    name: '烟花爆竹生产安全许可',
    licenseName: '安全生产许可证（烟花爆竹）',
    approver: 'emergency-management',
    legalBasis: '《烟花爆竹安全管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('烟花爆竹生产 烟花爆竹制造 烟花+生产'),
    category: '普通',
  },
  {
    code: 'YS-0203',
    name: '非煤矿矿山企业安全生产许可',
    licenseName: '安全生产许可证',
    approver: 'emergency-management',
    legalBasis: '《安全生产许可证条例》第二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      非煤矿山矿产资源开采 矿产资源（非煤矿山）开采 石灰石开采 砂石开采 石料开采 建筑石料开采 采石
      金属矿开采 铁矿开采 金矿开采 重晶石开采 石英石开采 板岩开采 石材开采 建筑用石开采 石灰岩开采
      砂岩开采 石灰石+开采 铁矿石+开采 露天开采 灰岩开采 矿石开采 地下开采 开采 矿山开采 =采矿
    `),
    unless: words('采石机 采石设备 河道采石 矿山机械 石油开采 天然气开采 地下水开采 矿泉水开采 地热'),
    category: '普通',
    years: 3,
    number: '演FM安许证字〔{Y}〕{N}',
  },
  {
    code: 'YS-0208',
    name: '煤矿企业安全生产许可',
    licenseName: '安全生产许可证（煤矿）',
    approver: 'emergency-management',
    legalBasis: '《安全生产许可证条例》第二条',
    reformWay: 'OPTIMISED',
    keywords: words('煤炭开采 原煤开采 煤炭+开采 煤矿开采 =煤矿'),
    category: '普通',
  },
  {
    code: 'YS-0209',
    name: '安全评价、安全生产检测检验机构资质',
    licenseName: '安全评价机构资质证书',
    approver: 'emergency-management',
    legalBasis: '《中华人民共和国安全生产法》',
    reformWay: 'OPTIMISED',
    keywords: words('安全评价业务 安全评价服务 =安全评价 安全生产检验检测'),
    category: '认可',
  },
  {
    code: 'YS-0210',
    name: '非药品类易制毒化学品生产、经营许可（备案）',
    licenseName: '非药品类易制毒化学品经营备案证明',
    approver: 'emergency-management',
    legalBasis: '《易制毒化学品管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      第一类非药品类易制毒化学品 第二类非药品类易制毒化学品 第三类非药品类易制毒化学品 易制毒化学品+销售
    `),
    unless: words('不含易制毒'),
    category: '普通',
  },
  {
    code: 'YS-0301',
    name: '公众聚集场所投入使用、营业前消防安全检查',
    licenseName: '公众聚集场所投入使用、营业前消防安全检查意见书',
    approver: 'fire',
    legalBasis: '《中华人民共和国消防法》第十五条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      住宿服务 旅馆服务 宾馆服务 =住宿 =旅馆 =宾馆 =旅社 =旅店 =客栈 =招待所 =酒店 =民宿 民宿服务 旅馆经营
      宾馆经营 酒店经营 客房服务 客房住宿 互联网上网服务 =网吧 网吧经营 上网服务 歌舞娱乐活动 歌舞娱乐
      卡拉OK KTV =歌厅 =舞厅 =歌舞厅 =夜总会 游艺娱乐活动 =游戏厅 =游艺厅 电子游艺 娱乐场所经营活动
      电影放映 =电影院 =影城 高危险性体育运动（游泳） =游泳馆 =游泳池 游泳场馆 游泳馆经营 洗浴服务 桑拿
      =浴池 =洗浴 =浴室 汗蒸服务 商场经营 旅游饭店 一般旅馆 =青年旅舍 =度假村 餐饮住宿 其他住宿 露营地服务
      游艺娱乐 =迪厅 =影剧院 =录像厅 酒店住宿 宾馆住宿 旅馆住宿 旅社住宿 =游泳 洗浴 汗蒸 游泳健身 网咖
      *宾馆 *旅馆 *招待所 *旅社 *客栈 *民宿 *住宿 *酒店 *网吧 *网咖 歌舞厅 歌厅 舞厅 *影院 影院放映 *游泳
      *浴池 *洗浴中心 互联网上网 网络咖啡
    `),
    unless: words(`
      住宿管理 酒店管理 旅馆管理 住宿用品 酒店用品 酒店设备 上网服务设备 学生住宿 宠物洗浴 家庭影院
      代订酒店 预订酒店 代订宾馆 预订宾馆 酒店预订 代订住宿
    `),
    category: '普通',
    number: '演消安检字〔{Y}〕第{N}号',
  },
];
