import { type Item, words } from './item.ts';

/** Building, and the gas that buildings burn. */
export const BUILDING_ITEMS: readonly Item[] = [
  {
    code: 'YS-0501',
    name: '燃气经营许可',
    licenseName: '燃气经营许可证',
    approver: 'housing-construction',
    line: 'urban-management',
    legalBasis: '《城镇燃气管理条例》第十五条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      燃气经营 燃气销售 燃气供应 燃气汽车加气经营 液化石油气经营 液化石油气销售 液化气销售 天然气销售
      天然气供应 瓶装燃气 液化气+销售 液化石油气+销售 天然气+销售 燃气+销售 瓶装液化气+销售 =液化气站
      =加气站 液化气零售 城市燃气供应 管道燃气 液化天然气+销售 燃气供气 =液化气 煤气+销售 灌装液化气+销售
      石油液化气+销售 压缩天然气+销售 CNG LNG加气 =瓶装液化石油气 =瓶装液化气 =液化石油气
    `),
    unless: words('燃气经营设备 管道燃气设施 管道燃气工程'),
    category: '普通',
    years: 4,
    number: '演{Y}09{N}G',
  },
  {
    code: 'YS-0502',
    name: '建筑业企业资质认定',
    licenseName: '建筑业企业资质证书',
    approver: 'housing-construction',
    legalBasis: '《中华人民共和国建筑法》第十三条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      建设工程施工 建筑劳务分包 住宅室内装饰装修 施工专业作业 建筑工程施工 房屋建筑施工 房屋建筑工程
      房屋建筑和市政基础设施项目工程总承包 市政公用工程施工 市政工程施工 市政公用工程 公路工程施工
      水利水电工程施工 建筑装修装饰工程 装饰装修工程 室内外装饰装修 室内装饰工程 室内装修工程 装修工程施工
      装饰工程施工 建筑幕墙工程 钢结构工程施工 钢结构工程 消防设施工程施工 消防工程施工 地基基础工程
      防水防腐保温工程 电力工程施工 机电安装工程 建筑机电安装 输变电工程 公路路面工程 桥梁工程施工
      隧道工程施工 工程施工总承包 施工总承包 专业承包 劳务分包 市政工程+施工 建筑工程+施工 水利工程+施工
      公路工程+施工 装饰工程+施工 房屋拆除 建筑物拆除作业 文物保护工程施工 =装饰装修 =装修 =装修工程
      =室内装修 室内装潢 =室内装饰 =家装 =建筑劳务 =建筑工程 =市政工程 =装饰工程 =水利工程 =公路工程
      =建筑施工 建筑安装 =房屋建筑 房屋建筑业 土木工程建筑 土建工程 道路工程施工 桥梁工程 隧道工程
      机电工程施工 管道工程施工 水电安装工程 防水工程施工 保温工程施工 拆除工程 地基与基础工程 建筑防水
      装饰装修+施工 钢结构+施工 市政道路+施工 道路+施工 桥梁+施工 工程建设活动 建设工程 装饰工程设计与施工
      装饰装修工程设计与施工 装修工程 装饰工程 *装修 工程施工
    `),
    unless: words(`
      建设工程施工监理 施工监理 施工图审查 施工总承包管理 劳务分包管理 土石方工程施工 园林绿化工程施工
      体育场地设施工程 金属门窗工程 绿化工程 园林工程 装修工程咨询 汽车装修 汽车装潢 绿化工程施工
      园林工程施工 景观工程施工 体育场地设施工程施工 金属门窗工程施工
    `),
    category: '认可',
    years: 5,
    number: 'D3610{N}',
  },
  {
    code: 'YS-0503',
    name: '房地产开发企业资质核定',
    licenseName: '房地产开发企业资质证书',
    approver: 'housing-construction',
    legalBasis: '《城市房地产开发经营管理条例》第九条',
    reformWay: 'OPTIMISED',
    keywords: words('房地产开发经营 房地产开发 商品房开发 房地产+开发 商品房+开发 房地产综合开发'),
    category: '认可',
    years: 3,
    number: '演建房开资{N}',
  },
  {
    code: 'YS-0504',
    name: '建设工程勘察、设计资质',
    licenseName: '工程设计资质证书',
    approver: 'housing-construction',
    legalBasis: '《建设工程勘察设计管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      建设工程设计 建设工程勘察 建筑工程设计 工程勘察设计 工程勘察 建筑设计 人防工程设计 消防设施工程设计
      岩土工程勘察 建设工程勘察设计 市政工程设计 水利工程设计 室内外装饰装修工程设计 特种设备以外工程设计
      =工程设计 =工程勘察 建筑工程+设计 市政工程+设计 装饰工程设计与施工 装饰装修工程设计与施工
      建筑装修装饰工程+设计 装饰工程+设计 装修工程+设计 装饰装修工程+设计 钢结构工程+设计 消防工程+设计
    `),
    unless: words('建筑设计软件 仿古建筑设计模型'),
    category: '认可',
  },
  {
    code: 'YS-0505',
    name: '工程监理企业资质',
    licenseName: '工程监理资质证书',
    approver: 'housing-construction',
    legalBasis: '《中华人民共和国建筑法》第十三条',
    reformWay: 'OPTIMISED',
    keywords: words('建设工程监理 工程监理 房屋建筑工程监理 市政公用工程监理'),
    unless: words('公路水运工程监理 水利工程建设监理 设备监理'),
    category: '认可',
  },
  {
    code: 'YS-0506',
    name: '建设工程质量检测机构资质',
    licenseName: '建设工程质量检测机构资质证书',
    approver: 'housing-construction',
    legalBasis: '《建设工程质量管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('建设工程质量检测 工程质量检测'),
    category: '认可',
  },
  {
    code: 'YS-0507',
    name: '施工图设计文件审查机构认定',
    licenseName: '施工图审查机构认定书',
    approver: 'housing-construction',
    legalBasis: '《建设工程质量管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('施工图审查 施工图设计文件审查'),
    category: '认可',
  },
];
