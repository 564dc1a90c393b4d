import { type Item, words } from './item.ts';

/** What public security looks at, and the printed and staged word. */
export const ORDER_ITEMS: readonly Item[] = [
  {
    code: 'YS-0901',
    name: '旅馆业特种行业许可',
    licenseName: '特种行业许可证',
    approver: 'public-security',
    legalBasis: '《旅馆业治安管理办法》第四条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      住宿服务 旅馆服务 宾馆服务 =住宿 =旅馆 =宾馆 =旅社 =旅店 =客栈 =招待所 =酒店 =民宿 民宿服务 旅馆经营
      宾馆经营 酒店经营 客房服务 客房住宿 旅游饭店 一般旅馆 =青年旅舍 =度假村 餐饮住宿 其他住宿 露营地服务
      酒店住宿 宾馆住宿 旅馆住宿 旅社住宿 *宾馆 *旅馆 *招待所 *旅社 *客栈 *民宿 *住宿 *酒店
    `),
    unless: words(`
      住宿管理 酒店管理 酒店用品 学生住宿 代订酒店 预订酒店 代订宾馆 预订宾馆 酒店预订 代订住宿
    `),
    category: '普通',
    number: '演公特旅字第{N}号',
  },
  {
    code: 'YS-0902',
    name: '保安服务公司设立许可',
    licenseName: '保安服务许可证',
    approver: 'public-security',
    legalBasis: '《保安服务管理条例》第九条',
    reformWay: 'OPTIMISED',
    keywords: words('保安服务 门卫巡逻守护 守护押运 武装守护押运 随身护卫 =保安 安保服务 门卫 守护、巡逻'),
    unless: words('保安服务器材'),
    category: '普通',
    number: '演公保服{Y}{N}号',
  },
  {
    code: 'YS-0906',
    name: '保安培训单位设立许可',
    licenseName: '保安培训许可证',
    approver: 'public-security',
    legalBasis: '《保安服务管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words('保安培训'),
    unless: words('保安培训教材'),
    category: '普通',
  },
  {
    code: 'YS-0903',
    name: '公章刻制业特种行业许可',
    licenseName: '特种行业许可证（公章刻制）',
    approver: 'public-security',
    legalBasis: '《国务院对确需保留的行政审批项目设定行政许可的决定》',
    reformWay: 'COMMITMENT',
    keywords: words('公章刻制 印章刻制 刻章 =刻字刻章 印章+刻制'),
    unless: words('刻章机'),
    category: '普通',
  },
  {
    code: 'YS-0905',
    name: '民用爆炸物品、爆破作业单位许可',
    licenseName: '爆破作业单位许可证',
    approver: 'public-security',
    legalBasis: '《民用爆炸物品安全管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      爆破作业 民用爆炸物品销售 民用爆炸物品生产 爆破工程 民用爆炸物品+销售 =爆破 爆破服务 土石方爆破
    `),
    category: '普通',
  },
  {
    code: 'YS-1001',
    name: '互联网上网服务营业场所经营单位设立审批',
    licenseName: '网络文化经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《互联网上网服务营业场所管理条例》第七条',
    reformWay: 'COMMITMENT',
    keywords: words('互联网上网服务 =网吧 网吧经营 上网服务 =网咖 *网吧 *网咖 互联网上网 网络咖啡'),
    unless: words('上网服务设备 上网服务系统'),
    category: '普通',
    number: '610971{N}',
  },
  {
    code: 'YS-1002',
    name: '娱乐场所经营活动审批',
    licenseName: '娱乐经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《娱乐场所管理条例》第九条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      歌舞娱乐活动 歌舞娱乐 游艺娱乐活动 娱乐场所经营活动 卡拉OK KTV =歌厅 =舞厅 =歌舞厅 =夜总会 =游戏厅
      =游艺厅 电子游艺 游艺娱乐 =迪厅 歌舞厅 歌厅 舞厅
    `),
    unless: words('KTV设备 KTV音响 卡拉OK设备'),
    category: '普通',
    years: 2,
    number: '6109711{N}',
  },
  {
    code: 'YS-1003',
    name: '旅行社设立许可',
    licenseName: '旅行社业务经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《旅行社条例》第七条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      旅游业务 旅行社业务 国内旅游业务 入境旅游业务 出境旅游业务 国内旅游招徕 组织旅游 =旅行社 =国内旅游
      =入境旅游 =出境旅游 旅行社服务 旅游招徕 国内旅游+服务 入境旅游招徕 旅行社经营
    `),
    unless: words('旅行社管理'),
    category: '普通',
    number: 'L-YS-{N}',
  },
  {
    code: 'YS-1004',
    name: '出版物零售单位设立审批',
    licenseName: '出版物经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《出版管理条例》第三十五条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      出版物零售 出版物互联网销售 图书零售 书刊零售 图书+零售 书刊+零售 报刊+零售 书报刊+零售 报纸+零售
      期刊+零售 杂志+零售 书籍+零售 音像制品+零售 电子出版物+零售 图书报刊+零售 出版物+零售 音像制品零售
      =书店 报刊零售 书籍零售 教辅+零售 教材+零售 中小学教辅 图书音像制品+零售 图书销售
      图书、报刊、音像制品+零售 出版物经营 出版物发行 书+零售 报+零售 刊+零售 书籍报刊+零售 *书店
    `),
    unless: words('出版物零售设备 图书音像制品租赁'),
    category: '普通',
    years: 6,
    number: '新出发演零字第{N}号',
  },
  {
    code: 'YS-1007',
    name: '出版物批发单位设立审批',
    licenseName: '出版物经营许可证（批发）',
    approver: 'culture-tourism',
    legalBasis: '《出版管理条例》第三十五条',
    reformWay: 'OPTIMISED',
    keywords: words('出版物批发 图书+批发 出版物+批发 音像制品+批发 期刊+批发'),
    category: '普通',
  },
  {
    code: 'YS-1005',
    name: '印刷经营活动许可',
    licenseName: '印刷经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《印刷业管理条例》第八条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      印刷品印刷 包装装潢印刷品印刷 文件、资料等其他印刷品印刷 特定印刷品印刷 出版物印刷 包装装潢印刷
      名片印刷 资料印刷 书刊印刷 纸箱印刷 印刷经营 印刷服务 =印刷 =印刷厂 印刷品+印刷 票据印刷 包装印刷
      彩色印刷 =彩印 =印务 印刷加工 *印刷厂 *印刷
    `),
    unless: words('印刷品印刷设备 印刷经营设备'),
    category: '普通',
    years: 4,
    number: '（演）印证字610971{N}号',
  },
  {
    code: 'YS-1006',
    name: '电影放映单位设立审批',
    licenseName: '电影放映经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《中华人民共和国电影产业促进法》第二十四条',
    reformWay: 'COMMITMENT',
    keywords: words('电影放映 =电影院 =影城 影院经营 *影院 影院放映'),
    unless: words('电影放映设备 家庭影院'),
    category: '普通',
    years: 2,
    number: '演影放字第{N}号',
  },
  {
    code: 'YS-1008',
    name: '营业性演出审批',
    licenseName: '营业性演出许可证',
    approver: 'culture-tourism',
    legalBasis: '《营业性演出管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      营业性演出 演出经纪 演出场所经营 文艺演出 商业演出 歌舞表演 演艺活动 演出服务 演出活动组织
    `),
    unless: words('群众文艺演出'),
    category: '普通',
  },
  {
    code: 'YS-1009',
    name: '广播电视节目制作经营许可',
    licenseName: '广播电视节目制作经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《广播电视管理条例》',
    reformWay: 'OPTIMISED',
    keywords: words(`
      广播电视节目制作 电视剧制作 电视节目制作 广播电视节目+制作 电视剧+制作 影视节目制作 电影发行
      影视剧制作 电视专题片制作 专题片+制作 影视节目+制作
    `),
    category: '普通',
  },
  {
    code: 'YS-1010',
    name: '经营性互联网文化单位审批',
    licenseName: '网络文化经营许可证（互联网文化）',
    approver: 'culture-tourism',
    legalBasis: '《互联网文化管理暂行规定》',
    reformWay: 'OPTIMISED',
    keywords: words('网络文化经营 互联网文化经营 互联网文化活动 网络游戏运营 网络表演'),
    category: '普通',
  },
  {
    code: 'YS-1011',
    name: '文物经营、拍卖许可',
    licenseName: '文物经营许可证',
    approver: 'culture-tourism',
    legalBasis: '《中华人民共和国文物保护法》',
    reformWay: 'OPTIMISED',
    keywords: words('文物销售 文物拍卖 文物商店 文物经营 文物+销售'),
    unless: words('文物复仿制品 文物复制品 非文物'),
    category: '普通',
  },
  {
    code: 'YS-1012',
    name: '卫星电视广播地面接收设施安装许可',
    licenseName: '卫星电视广播地面接收设施安装服务许可证',
    approver: 'culture-tourism',
    legalBasis: '《卫星电视广播地面接收设施管理规定》',
    reformWay: 'OPTIMISED',
    keywords: words('卫星电视广播地面接收设施安装 卫星电视广播地面接收设施销售 卫星地面接收设施'),
    category: '普通',
  },
];
