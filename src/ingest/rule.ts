/** What a row may break, and how its sender mends it. `{name}` is filled from the values of the fault. */
interface Rule {
  readonly en: string;
  readonly zh: string;
  readonly mend: string;
  readonly mendZh: string;
}

export const RULES = {
  REQUIRED: { en: 'it is required and empty', zh: '必填项为空', mend: 'fill it in', mendZh: '请补填' },
  TOO_LONG: {
    en: 'it has {length} characters, and the most is {max}',
    zh: '长度为 {length} 字，上限为 {max} 字',
    mend: 'shorten it',
    mendZh: '请缩短',
  },
  NOT_PLAIN: {
    en: 'a plain value is expected',
    zh: '应为单个值',
    mend: 'write a text or a number',
    mendZh: '请填写文本或数字',
  },
  NOT_WORDS: {
    en: 'a list of words is expected',
    zh: '应为词语列表',
    mend: 'write words parted by spaces or semicolons',
    mendZh: '请填写以空格或分号分隔的词语',
  },
  ITEM: {
    en: '{why}',
    zh: '事项目录有误（{why}）',
    mend: 'mend it and send the whole catalogue again',
    mendZh: '请更正后重新报送整份目录',
  },
  NOT_TEXT: {
    en: 'it holds a character that is not text',
    zh: '含有无法识别的字符',
    mend: 'write it anew, and save the file as UTF-8',
    mendZh: '请重新录入，并以 UTF-8 编码保存',
  },
  NOT_A_DATE: {
    en: 'it is not a date',
    zh: '不是有效日期',
    mend: 'write YYYY/MM/DD',
    mendZh: '请按 YYYY/MM/DD 填写',
  },
  IN_FUTURE: {
    en: 'it lies in the future',
    zh: '日期晚于今日',
    mend: 'check the year, or send the row on that day',
    mendZh: '请核对年份，或届时再报送',
  },
  ENDS_BEFORE: {
    en: 'it ends on {end}, before it begins on {begin}',
    zh: '截止日 {end} 早于起始日 {begin}',
    mend: 'check both dates',
    mendZh: '请核对起止日期',
  },
  NOT_AN_AMOUNT: {
    en: 'it is not an amount in {unit} with at most {decimals} decimals',
    zh: '不是以{unitZh}为单位、至多 {decimals} 位小数的金额',
    mend: 'write digits alone, as {example}',
    mendZh: '请只填数字，如 {example}',
  },
  IN_YUAN: {
    en: 'the text speaks of {yuan} yuan, and this column counts in 10,000 yuan (万元)',
    zh: '文字所述为 {yuan} 元，而本列单位为万元',
    mend: 'write {right}',
    mendZh: '请填写 {right}',
  },
  NOT_A_CODE: {
    en: 'it is not a unified social credit code: {why}',
    zh: '不是有效的统一社会信用代码：{whyZh}',
    mend: 'copy it from the licence; where there is none, write 00000000000000000X and the registration number',
    mendZh: '请按营业执照填写；无代码的填 00000000000000000X 并填写工商注册号',
  },
  NO_CODE: {
    en: 'it is the placeholder for "no code"',
    zh: '为无代码占位符',
    mend: 'write the code',
    mendZh: '请填写代码',
  },
  MASKED_CODE: { en: 'it is masked', zh: '代码已脱敏', mend: 'write it whole', mendZh: '请填写完整代码' },
  LOST_DIGITS: {
    en: 'the spreadsheet took it for a number and has dropped its last digits',
    zh: '表格软件将其当作数值，末尾数字已丢失',
    mend: 'format the column as text and write it anew',
    mendZh: '请将该列设为文本格式后重新填写',
  },
  NOT_A_WORD: {
    en: 'it is none of {known}',
    zh: '应为下列之一：{known}',
    mend: 'write one of them',
    mendZh: '请选填其一',
  },
  NOT_YOURS: {
    en: 'it names {name}, and a department sends for itself alone',
    zh: '所填为“{name}”，各单位只能报送本单位数据',
    mend: 'leave the row to that department',
    mendZh: '该行应由该单位报送',
  },
  OF_ANOTHER: {
    en: 'another department has this very record on file',
    zh: '该记录已由其他单位报送',
    mend: 'check authority, number and date; what is wrong there is for that department to correct',
    mendZh: '请核对机关、文号与日期；如需更正由原报送单位办理',
  },
  NO_NUMBER: {
    en: 'there is neither a decision number nor a licence number',
    zh: '决定文书号与许可编号均为空',
    mend: 'fill in one of them',
    mendZh: '请至少填写一项',
  },
  NOT_CSV: {
    en: 'from here on it is not CSV ({more})',
    zh: '自此行起不是有效的 CSV（{more}）',
    mend: 'close the quotation mark of this line and send the file again',
    mendZh: '请补全本行引号后重新报送',
  },
  NOT_JSON: {
    en: 'it is not JSON',
    zh: '不是有效的 JSON',
    mend: 'write it as JSON',
    mendZh: '请按 JSON 格式填写',
  },
  NOT_AN_OBJECT: {
    en: 'it is not a JSON object',
    zh: '不是 JSON 对象',
    mend: 'write {"column": value}',
    mendZh: '请写成 {"列名": 值}',
  },
  TORN: {
    en: 'the file ends in the middle of it',
    zh: '文件在此处中断',
    mend: 'send the file whole',
    mendZh: '请重新报送完整文件',
  },
  LINE_TOO_LONG: {
    en: 'the line is longer than any record',
    zh: '该行长度超过任何记录',
    mend: 'look for a missing line end',
    mendZh: '请检查是否缺少换行',
  },
  // What is taken in nevertheless.
  CODE_UNUSUAL: {
    en: 'the code is unusual: {why}',
    zh: '代码存疑：{why}',
    mend: 'check it against the licence',
    mendZh: '请与营业执照核对',
  },
  CODE_MASKED: {
    en: 'the code is masked, so the record joins no subject',
    zh: '代码已脱敏，记录无法关联主体',
    mend: 'send it with the whole code',
    mendZh: '请补报完整代码',
  },
  PERSONAL_DATA: {
    en: 'it names a person or an identity number, which is masked for everybody',
    zh: '含有个人姓名或身份证件号码，对外已脱敏',
    mend: 'leave it out of the text',
    mendZh: '请勿在文字中填写',
  },
  DUE_UNKNOWN: {
    en: 'its deadline reaches a year whose working days are not announced, and is left open',
    zh: '期限跨入尚未公布工作日安排的年度，暂不计算',
    mend: 'nothing: it can be told once the calendar of that year is loaded',
    mendZh: '无需处理，待该年日历载入',
  },
  STATUS_UNCLEAR: {
    en: 'what the status {status} of 2015 means is not on record with the hub; {taken}',
    zh: '2015 版状态“{status}”无对应项，{takenZh}',
    mend: 'send the present status',
    mendZh: '请报送当前状态',
  },
  FORMULA: {
    en: 'it is a formula; the value that was stored with it is taken, and nothing is computed',
    zh: '为公式，仅取其已存数值，不作计算',
    mend: 'put the value in its place',
    mendZh: '请以数值替换公式',
  },
  TWICE: {
    en: 'a later line of the file tells of the same record, and that one counts',
    zh: '文件后文另有同一记录，以后者为准',
    mend: 'keep one of them',
    mendZh: '请只保留一行',
  },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

export type RuleValues = Readonly<Record<string, string | number>>;

export const ruleText = (rule: RuleName, part: keyof Rule, values: RuleValues): string =>
  RULES[rule][part].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
