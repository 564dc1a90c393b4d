import { type Item, words } from './item.ts';

/** Schools, sport and work. */
export const PEOPLE_ITEMS: readonly Item[] = [
  {
    code: 'YS-1101',
    name: '民办学校、幼儿园办学许可',
    licenseName: '民办学校办学许可证',
    approver: 'education',
    legalBasis: '《中华人民共和国民办教育促进法》第十二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      学前教育 义务教育、高中阶段教育 高中阶段教育 民办高等教育 幼儿园教育 幼儿教育 =幼儿园 =小学
      =民办学校 小学教育 初中教育 高中教育 中等职业教育 实施高等教育 =中学 =高中 =职业学校 幼儿园经营
      学历教育 *幼儿园
    `),
    unless: words('学前教育用品 学前教育管理 学前教育教材 幼儿园教学用具 幼儿教育用品 不含幼儿园'),
    category: '普通',
    years: 6,
    number: '教民161097{N}号',
  },
  {
    code: 'YS-1102',
    name: '校外培训机构办学许可',
    licenseName: '校外培训机构办学许可证',
    approver: 'education',
    legalBasis: '《中华人民共和国民办教育促进法》第十二条',
    reformWay: 'OPTIMISED',
    keywords: words(`
      中小学生校外培训 校外培训 学科类培训 中小学文化课培训 中小学课外辅导 课外辅导 文化课辅导
      中小学学科辅导 学科培训 非学科类培训 文化课辅导培训 课外辅导培训 学科辅导培训 课程辅导
    `),
    unless: words('校外培训教材'),
    category: '普通',
    years: 3,
    number: '教培161097{N}号',
  },
  {
    code: 'YS-1103',
    name: '经营高危险性体育项目许可',
    licenseName: '高危险性体育项目经营许可证',
    approver: 'education',
    legalBasis: '《中华人民共和国体育法》第一百零五条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      高危险性体育运动 高危险性体育项目 =游泳馆 =游泳池 游泳场馆 游泳馆经营 游泳健身 潜水服务 攀岩场馆
      滑雪场 =游泳 =攀岩 =潜水 =滑雪 高危险性体育运动（游泳）
    `),
    unless: words('游泳池设备 滑雪场设备'),
    category: '普通',
    years: 5,
    number: '61097120{N}',
  },
  {
    code: 'YS-1201',
    name: '人力资源服务许可',
    licenseName: '人力资源服务许可证',
    approver: 'administrative-approval',
    line: 'human-resources',
    legalBasis: '《人力资源市场暂行条例》第十八条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      职业中介活动 职业中介 职业介绍 人才中介 劳务中介 人力资源中介 人才招聘 人力资源招聘 猎头服务
      =人才服务 职介 家政中介 人力资源中介服务 劳务介绍 人力资源+中介
    `),
    unless: words('非职业中介'),
    category: '普通',
    years: 6,
    number: '61097100{N}',
  },
  {
    code: 'YS-1202',
    name: '劳务派遣经营许可',
    licenseName: '劳务派遣经营许可证',
    approver: 'administrative-approval',
    line: 'human-resources',
    legalBasis: '《中华人民共和国劳动合同法》第五十七条',
    reformWay: 'COMMITMENT',
    keywords: words('劳务派遣服务 劳务派遣 劳动力派遣'),
    unless: words('对外劳务派遣 境外劳务派遣'),
    category: '普通',
    years: 3,
    number: '演审人社派{Y}{N}号',
  },
  {
    code: 'YS-1203',
    name: '民办职业培训学校设立审批',
    licenseName: '民办学校办学许可证（职业培训）',
    approver: 'human-resources',
    legalBasis: '《中华人民共和国民办教育促进法》第十二条',
    reformWay: 'COMMITMENT',
    keywords: words(`
      民办职业技能培训机构 职业技能培训 职业资格培训 民办职业培训 职业技能+培训 职业技能鉴定培训 =职业培训
      *技能培训
    `),
    category: '普通',
    years: 5,
    number: '人社民610971{N}号',
  },
];
