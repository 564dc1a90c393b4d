/** What may stand between a keyword and the word that turns it into something else. */
const FILLING =
  /^(?:服务|经营|业务|活动|项目|销售|零售|批发|生产|加工|运营|行业|工程|场所|相关|类|业|店|馆|的|及其|所需|配套|专业)+/;

/** 餐饮管理 is not 餐饮, and who sells 采石机 does not quarry. */
const TURNING =
  /^(?:咨询|顾问|管理|代理|代办|策划|技术|信息|软件|系统|平台|设备|机械|器材|器具|用具|用品|用|专用|工具|材料|原料|辅料|包装|培训|研发|研究|推广|宣传|评估|加盟|招商|企业|单位|公司|协会|许可|证照|设施|装置|仪器|仪表|配件|耗材|模型|教材|课程|应急|救援|供应链|展览|展示|会展|品牌|规划|投资|租赁|人员|从业|工艺|自动化|科技|网站|外包|后勤|指导|监理|审查|标准|产品|员|线(?!路)|器|机(?!构)|设计(?![^;。()]{0,10}施工))/;

/** The word behind a keyword that makes the line speak of something else, or null. */
export function turnedBy(behind: string): string | null {
  const filling = FILLING.exec(behind)?.[0] ?? '';
  return TURNING.exec(behind)?.[0] ?? TURNING.exec(behind.slice(filling.length))?.[0] ?? null;
}
