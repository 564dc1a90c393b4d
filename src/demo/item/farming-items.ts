import { type Item, words } from './item.ts';

/** Fields, beasts and fish, and what is sold for them. */
export const FARMING_ITEMS: readonly Item[] = [
  {
    code: 'YS-0801',
    name: '农药经营许可',
    licenseName: '农药经营许可证',
    approver: 'agriculture-rural',
    legalBasis: '《农药管理条例》第二十四条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      农药零售 农药批发 农药经营 农药销售 农药+销售 限制使用农药 除草剂+销售 杀虫剂+销售 卫生杀虫剂经营
      农药、化肥+销售 农用药+销售
    `),
    unless: words('农药残留'),
    category: '普通',
    years: 5,
    number: '农药经许（演）610971{N}',
  },
  {
    code: 'YS-0807',
    name: '农药生产许可',
    licenseName: '农药生产许可证',
    approver: 'agriculture-rural',
    legalBasis: '《农药管理条例》第十七条',
    reformWay: 'OPTIMISED',
    keywords: words('农药生产 农药制造 农药加工 农药+生产'),
    category: '普通',
  },
  {
    code: 'YS-0802',
    name: '农作物种子生产经营许可',
    licenseName: '农作物种子生产经营许可证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国种子法》第三十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      农作物种子经营 农作物种子生产 主要农作物种子生产 非主要农作物种子生产 农作物种子生产经营
      农作物种子进出口 草种生产经营 食用菌菌种生产 食用菌菌种经营 农作物种子+经营 农作物种子+生产
      种子+经营 种子+生产 农作物种子 玉米种子+经营 水稻种子+经营 蔬菜种子+经营 种子销售 种子零售 种子批发
    `),
    unless: words('不再分装的包装种子 不再分装的农作物种子 林木种子'),
    category: '普通',
    years: 5,
    number: 'D（演）农种许字（{Y}）第{N}号',
  },
  {
    code: 'YS-0808',
    name: '不再分装的包装种子销售备案',
    licenseName: '农作物种子生产经营备案表',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国种子法》第三十八条',
    reformWay: 'FILING',
    keywords: words(`
      农作物种子经营（仅限不再分装的包装种子销售） 农作物种子经营（仅限不再分装的包装种子
      不再分装的包装种子 不再分装的农作物种子
    `),
    coveredBy: ['YS-0802'],
    category: '其他-备案',
  },
  {
    code: 'YS-0803',
    name: '兽药经营许可',
    licenseName: '兽药经营许可证',
    approver: 'agriculture-rural',
    legalBasis: '《兽药管理条例》第二十二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      兽药经营 兽药销售 兽药零售 兽药批发 兽药+销售 兽用生物制品经营 兽用生物制品+销售 兽用药品+销售
      兽用药品销售 兽用药品零售 宠物药品+销售 宠物用药+销售
    `),
    category: '普通',
    years: 5,
    number: '（{Y}）兽药经营证字{N}号',
  },
  {
    code: 'YS-0809',
    name: '兽药生产许可',
    licenseName: '兽药生产许可证',
    approver: 'agriculture-rural',
    legalBasis: '《兽药管理条例》第十一条',
    reformWay: 'OPTIMISED',
    keywords: words('兽药生产 兽药制造 兽药+生产 兽用药品生产'),
    category: '普通',
  },
  {
    code: 'YS-0804',
    name: '动物诊疗许可',
    licenseName: '动物诊疗许可证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国动物防疫法》第六十一条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      动物诊疗 动物医院 宠物医院 宠物诊疗 宠物诊所 动物诊所 动物医疗 宠物医疗 兽医服务 宠物诊疗服务
      动物疾病诊断 动物疾病诊疗 动物疫病诊疗 兽医诊疗 =兽医院 =兽医站 宠物疾病诊疗
    `),
    unless: words('动物诊疗器械 宠物医院管理'),
    category: '普通',
    number: '（演）动诊证（{Y}）第{N}号',
  },
  {
    code: 'YS-0805',
    name: '动物防疫条件合格证核发',
    licenseName: '动物防疫条件合格证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国动物防疫法》第二十五条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      动物饲养 牲畜饲养 家禽饲养 畜禽养殖 种畜禽生产 种畜禽经营 动物无害化处理 病死动物无害化处理 生猪养殖
      生猪饲养 肉牛养殖 肉羊养殖 家禽养殖 蛋鸡养殖 肉鸡养殖 养猪 养鸡 养牛 养羊 生猪屠宰 牲畜屠宰 家禽屠宰
      畜禽屠宰 生猪定点屠宰 活禽交易市场 生猪+养殖 牛+养殖 羊+养殖 鸡+养殖 家禽+养殖 猪+养殖
      种畜禽生产经营 种猪+繁育 仔猪+繁育 生猪+饲养 牲畜+养殖 畜禽+养殖 动物+养殖 蛋鸡+养殖 肉鸡+养殖
      土鸡+养殖 鸭+养殖 鹅+养殖 兔+养殖 肉牛+养殖 奶牛+养殖 肉羊+养殖 山羊+养殖 家畜+养殖 禽+养殖
      禽类+养殖 肉猪+养殖 家畜饲养 猪的饲养 牛的饲养 羊的饲养 鸡的饲养 =养殖场 *养殖场 *养猪场 *养鸡场
      猪养殖 牛养殖 羊养殖 鸡养殖 鸭养殖 鹅养殖 猪饲养 牛饲养 羊饲养 鸡饲养
    `),
    unless: words('养猪设备 养鸡设备 养殖设备 养殖技术 动物饲料'),
    category: '核准',
    number: '（演）动防合字第{Y}{N}号',
  },
  {
    code: 'YS-0810',
    name: '种畜禽生产经营许可',
    licenseName: '种畜禽生产经营许可证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国畜牧法》第二十四条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      种畜禽生产 种畜禽经营 种畜禽生产经营 种猪繁育 种猪生产 种猪+销售 种禽生产 种鸡生产 仔猪+繁育
      种畜禽+生产
    `),
    category: '普通',
  },
  {
    code: 'YS-0811',
    name: '生猪定点屠宰资格审批',
    licenseName: '生猪定点屠宰证',
    approver: 'agriculture-rural',
    legalBasis: '《生猪屠宰管理条例》第十一条',
    reformWay: 'OPTIMISED',
    keywords: words('生猪屠宰 生猪定点屠宰 牲畜屠宰 畜禽屠宰 生猪+屠宰 *屠宰'),
    unless: words('牲畜屠宰设备 屠宰设备'),
    category: '普通',
  },
  {
    code: 'YS-0806',
    name: '饲料生产许可',
    licenseName: '饲料生产许可证',
    approver: 'agriculture-rural',
    legalBasis: '《饲料和饲料添加剂管理条例》第十五条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      饲料生产 饲料添加剂生产 饲料加工 饲料制造 配合饲料生产 饲料+生产 饲料+加工 饲料添加剂+生产
      混合饲料生产 浓缩饲料生产
    `),
    unless: words('饲料生产专用设备 饲料加工机械 饲料加工设备 饲料生产设备'),
    category: '普通',
    years: 5,
    number: '演饲证（{Y}）{N}',
  },
  {
    code: 'YS-0812',
    name: '水产苗种生产许可',
    licenseName: '水产苗种生产许可证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国渔业法》第十六条',
    reformWay: 'OPTIMISED',
    keywords: words('水产苗种生产 水产苗种 鱼苗生产 鱼苗繁育 鱼苗+繁育 鱼苗+生产 鱼种+繁育 水产苗种+生产'),
    category: '普通',
  },
  {
    code: 'YS-0813',
    name: '渔业捕捞许可',
    licenseName: '渔业捕捞许可证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国渔业法》第二十三条',
    reformWay: 'OPTIMISED',
    keywords: words('渔业捕捞 水产捕捞 =捕捞'),
    category: '普通',
  },
  {
    code: 'YS-0814',
    name: '水域滩涂养殖许可',
    licenseName: '水域滩涂养殖证',
    approver: 'agriculture-rural',
    legalBasis: '《中华人民共和国渔业法》第十一条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      水产养殖 淡水养殖 鱼类养殖 水域滩涂养殖 鱼+养殖 水产品养殖 渔业养殖 虾+养殖 龙虾+养殖 泥鳅+养殖
      大鲵+养殖 水产品+养殖 水产+养殖 内陆养殖 鱼虾+养殖 鱼类+养殖 鱼养殖 虾养殖
    `),
    unless: words('水产养殖设备 水产养殖技术'),
    category: '普通',
  },
  {
    code: 'YS-0815',
    name: '生鲜乳收购、准运许可',
    licenseName: '生鲜乳收购许可证',
    approver: 'agriculture-rural',
    legalBasis: '《乳品质量安全监督管理条例》第二十条',
    reformWay: 'OPTIMISED',
    keywords: words('生鲜乳收购 生鲜乳道路运输 生鲜乳运输'),
    category: '普通',
  },
];
