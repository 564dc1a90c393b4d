import { type Item, words } from './item.ts';

/** Care of people, and hygiene where many of them come together. */
export const HEALTH_ITEMS: readonly Item[] = [
  {
    code: 'YS-0401',
    name: '医疗机构执业登记',
    licenseName: '医疗机构执业许可证',
    approver: 'health',
    legalBasis: '《医疗机构管理条例》第十四条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      医疗服务 医疗美容服务 医疗美容 诊疗服务 诊疗活动 门诊部 互联网医院服务 依托实体医院的互联网医院服务
      口腔医疗 =医院 综合医院 专科医院 内科诊疗 口腔诊疗 =医疗 =体检 健康体检服务 住院服务 医疗机构经营
      护理院 血液透析 医学检验服务 第三方医学检验 中医诊疗 西医诊疗 牙科诊疗 医疗卫生服务 卫生院
      社区卫生服务 康复医疗 =口腔医院 =中医院 诊疗 *医院 *卫生院 健康体检 医疗机构执业 医疗执业
    `),
    unless: words(`
      医疗服务信息 非医疗服务 动物医疗服务 宠物医疗服务 门诊部管理 动物诊疗服务 动物诊疗活动 宠物诊疗服务
      医疗服务机器人 动物医院 宠物医院
    `),
    category: '登记',
    years: 15,
    number: 'YSPDY{N}610971',
  },
  {
    code: 'YS-0402',
    name: '诊所备案',
    licenseName: '诊所备案凭证',
    approver: 'health',
    legalBasis: '《诊所备案管理暂行办法》（国卫医政发〔2022〕33号）',
    reformWay: 'FILING',
    keywords: words('诊所服务 =诊所 口腔诊所 西医诊所 中西医结合诊所 =牙科 牙科诊所 *诊所'),
    unless: words('动物诊所 宠物诊所 诊所服务（宠物'),
    category: '其他-备案',
    number: 'YSZS{N}610971D2',
  },
  {
    code: 'YS-0407',
    name: '中医诊所备案',
    licenseName: '中医诊所备案证',
    approver: 'health',
    legalBasis: '《中华人民共和国中医药法》',
    reformWay: 'FILING',
    keywords: words('中医诊所服务 中医诊所 中医（综合）诊所 *中医诊所'),
    category: '其他-备案',
  },
  {
    code: 'YS-0403',
    name: '公共场所卫生许可',
    licenseName: '卫生许可证',
    approver: 'administrative-approval',
    line: 'health',
    legalBasis: '《公共场所卫生管理条例》第四条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      住宿服务 旅馆服务 宾馆服务 =住宿 =旅馆 =宾馆 =旅社 =旅店 =客栈 =招待所 =酒店 =民宿 民宿服务 旅馆经营
      宾馆经营 酒店经营 客房服务 客房住宿 理发服务 理发 =美发 美发服务 生活美容服务 美容服务 美容美发
      =美容 美甲美容 洗浴服务 足浴服务 =足浴 =洗浴 =浴池 =浴室 桑拿 汗蒸服务 高危险性体育运动（游泳）
      =游泳馆 =游泳池 游泳场馆 游泳馆经营 电影放映 =电影院 =影城 歌舞娱乐活动 歌舞娱乐 卡拉OK KTV =歌厅
      =舞厅 =歌舞厅 =夜总会 游艺娱乐活动 =游戏厅 =游艺厅 电子游艺 娱乐场所经营活动 公共浴室 商场经营
      公共场所经营 旅游饭店 一般旅馆 =青年旅舍 =度假村 餐饮住宿 其他住宿 露营地服务 游艺娱乐 =迪厅 =影剧院
      =录像厅 酒店住宿 宾馆住宿 旅馆住宿 旅社住宿 =美容院 =美容店 =美发厅 =发廊 =美发店 生活美容 美容美体
      足疗 =足道 足浴保健 沐足 =桑拿 =游泳 洗浴 汗蒸 游泳健身 *宾馆 *旅馆 *招待所 *旅社 *客栈 *民宿 *住宿
      *酒店 歌舞厅 歌厅 舞厅 *影院 影院放映 *游泳 *浴池 *洗浴中心 *美容院 *发廊 *美发 *理发
    `),
    unless: words(`
      住宿管理 酒店管理 宠物美容 汽车美容 医疗美容 理发用品 理发工具 美容美发用品 美容美发产品
      美容美发设备 美容美发培训 美容用品 酒店用品 学生住宿 宠物美容服务 汽车美容服务 理发器 足浴盆
      足浴用品 ~汽车 ~宠物 ~车辆 美容仪器 美容产品 宠物洗浴 家庭影院 代订酒店 预订酒店 代订宾馆 预订宾馆
      酒店预订 代订住宿
    `),
    category: '普通',
    years: 4,
    number: '演审卫公证字〔{Y}〕第{N}号',
  },
  {
    code: 'YS-0404',
    name: '饮用水供水单位卫生许可',
    licenseName: '饮用水供水单位卫生许可证',
    approver: 'administrative-approval',
    line: 'health',
    legalBasis: '《中华人民共和国传染病防治法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      自来水生产与供应 自来水生产和供应 自来水生产 自来水供应 集中式供水 二次供水 饮用水供水服务 城市供水
      农村供水 集中供水 供水服务
    `),
    unless: words('二次供水设备 供水设备 供水服务软件'),
    category: '普通',
    years: 4,
    number: '演审卫水证字〔{Y}〕第{N}号',
  },
  {
    code: 'YS-0405',
    name: '消毒产品生产企业卫生许可',
    licenseName: '消毒产品生产企业卫生许可证',
    approver: 'health',
    legalBasis: '《消毒管理办法》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      消毒剂生产 消毒器械生产 消毒产品生产 卫生用品和一次性使用医疗用品生产 消毒液生产 消毒剂+生产
      消毒液+生产
    `),
    category: '普通',
    years: 4,
    number: '演卫消证字〔{Y}〕第{N}号',
  },
  {
    code: 'YS-0406',
    name: '放射卫生、职业卫生技术服务机构资质',
    licenseName: '职业卫生技术服务机构资质证书',
    approver: 'health',
    legalBasis: '《中华人民共和国职业病防治法》',
    reformWay: 'OPTIMISED',
    keywords: words('职业卫生技术服务 放射卫生技术服务 职业病危害评价'),
    category: '认可',
  },
  {
    code: 'YS-0408',
    name: '单采血浆站、血站执业许可',
    licenseName: '单采血浆许可证',
    approver: 'health',
    legalBasis: '《血液制品管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('单采血浆 血站服务'),
    category: '普通',
  },
];
