import { type Item, words } from './item.ts';

/** Equipment, tests and products that market regulation watches. */
export const EQUIPMENT_ITEMS: readonly Item[] = [
  {
    code: 'YS-0106',
    name: '移动式压力容器、气瓶充装许可',
    licenseName: '气瓶充装许可证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国特种设备安全法》第四十九条',
    reformWay: 'OPTIMISED',
    keywords: words('气瓶充装 移动式压力容器充装 移动式压力容器/气瓶充装 液化气充装 液化石油气充装 氧气充装'),
    category: '核准',
    years: 4,
    number: 'TS9{N}-{Y}',
  },
  {
    code: 'YS-0107',
    name: '特种设备安装改造修理许可',
    licenseName: '特种设备生产许可证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国特种设备安全法》第十八条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      特种设备安装改造修理 特种设备安装 特种设备维修 特种设备修理 特种设备改造 电梯安装 电梯维修 电梯改造
      电梯修理 电梯维护保养服务 电梯维保 锅炉安装 锅炉维修 锅炉改造 起重机械安装 起重机安装 压力管道安装
      起重设备安装 电梯+安装 电梯+维修 锅炉+安装 自动扶梯+安装 起重机械+安装 压力管道+安装 电梯+改造
      起重机+维修 电梯保养
    `),
    unless: words('电梯安装工程材料'),
    category: '核准',
    years: 4,
    number: 'TS3{N}-{Y}',
  },
  {
    code: 'YS-0117',
    name: '特种设备设计、制造许可',
    licenseName: '特种设备生产许可证（制造）',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国特种设备安全法》第十八条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      特种设备制造 特种设备设计 锅炉制造 电梯制造 压力容器制造 压力管道元件制造 特种设备生产 电梯+制造
      锅炉+制造 压力容器+制造
    `),
    category: '核准',
  },
  {
    code: 'YS-0118',
    name: '特种设备检验检测机构核准',
    licenseName: '特种设备检验检测机构核准证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国特种设备安全法》第五十条',
    reformWay: 'OPTIMISED',
    keywords: words('特种设备检验检测 特种设备检验 特种设备检测'),
    category: '核准',
  },
  {
    code: 'YS-0108',
    name: '检验检测机构资质认定',
    licenseName: '检验检测机构资质认定证书',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国计量法》第二十二条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      检验检测服务 机动车检验检测 机动车安全技术检测 机动车检测 机动车检验 食品检验服务 产品质量检验
      环境检测服务 水质检测服务 农产品质量安全检测 室内环境检测 室内空气质量检测 环境监测与检测
      检验检测+服务 食品检测+服务 =环境检测 =食品检测 =水质检测 =检验检测 环境检测+服务 食品检验
      水质检测+服务 第三方检测服务 尾气检测 安全技术检验
    `),
    unless: words('检验检测设备 检验检测仪器'),
    category: '认可',
    years: 6,
    number: '{Y}27{N}',
  },
  {
    code: 'YS-0119',
    name: '重要工业产品生产许可',
    licenseName: '全国工业产品生产许可证',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国工业产品生产许可证管理条例》第二条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      水泥生产 电线、电缆制造 电线电缆生产 电线电缆制造 食品用纸包装、容器制品生产
      食品用塑料包装容器工具制品生产 食品相关产品生产 建筑用钢筋产品生产 化肥生产 复合肥生产 肥料生产
      危险化学品包装物及容器生产 人民币鉴别仪生产 商用密码产品生产 食品用洗涤剂生产 餐具洗涤剂生产
      电热毯生产 防爆电气设备制造 特种劳动防护用品生产 燃气器具生产 水泥+生产 化肥+生产 电线电缆+生产
      电线+生产 电缆+生产
    `),
    unless: words('水泥生产设备 有机肥料生产 有机肥生产 生物有机肥料生产'),
    category: '普通',
  },
  {
    code: 'YS-0120',
    name: '认证机构资质审批',
    licenseName: '认证机构批准书',
    approver: 'market-regulation',
    legalBasis: '《中华人民共和国认证认可条例》第九条',
    reformWay: 'OPTIMISED',
    keywords: words('认证服务 =认证 管理体系认证 产品认证'),
    category: '认可',
  },
  {
    code: 'YS-0121',
    name: '直销经营许可',
    licenseName: '直销经营许可证',
    approver: 'market-regulation',
    legalBasis: '《直销管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('直销经营 =直销 以直销方式销售'),
    unless: words('农产品直销'),
    category: '普通',
  },
];
