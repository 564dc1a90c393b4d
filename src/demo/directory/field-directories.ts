import { type DirectoryDefinition, inTrades, nearSchool } from './definition.ts';

const FOOD = '食品药品安全';
const CAMPUS = '校园周边环境';
const HEALTH = '医疗卫生';
const GAS = '燃气安全';
const E_BIKE = '电动自行车';

/** The directory of the food businesses that are watched over video; its members are drawn from the licensed ones. */
export const REMOTE_FOOD_DIRECTORY = {
  id: 'remote-food',
  name: '互联网+明厨亮灶',
  theme: FOOD,
  owner: 'market-regulation',
} as const;

/** Directories of the five working fields of the region (五个重点领域). */
export const FIELD_DIRECTORIES: readonly DirectoryDefinition[] = [
  {
    id: 'catering-large',
    name: '大中型餐饮服务单位',
    theme: FOOD,
    owner: 'market-regulation',
    lists: (subject) =>
      inTrades('restaurant', 'fast-food', 'hotel')(subject) && subject.row.kind === 'ENTERPRISE',
  },
  {
    id: 'catering-small',
    name: '小餐饮、小作坊',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('snack-shop', 'bakery'),
  },
  {
    id: 'collective-dining',
    name: '集体用餐配送与单位食堂',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('collective-dining', 'hospital', 'care-home'),
  },
  {
    id: 'food-production',
    name: '食品生产企业',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('food-works', 'tea-works', 'water-works'),
  },
  {
    id: 'food-retail',
    name: '商超食品销售者',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('supermarket'),
  },
  {
    id: 'drug-retail',
    name: '药品零售企业',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('pharmacy'),
  },
  {
    id: 'medical-devices',
    name: '医疗器械经营企业',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('medical-devices'),
  },
  {
    id: 'cosmetics',
    name: '化妆品经营者',
    theme: FOOD,
    owner: 'market-regulation',
    lists: inTrades('cosmetics', 'hairdresser'),
    most: 300,
  },
  {
    id: 'school-canteens',
    name: '学校（幼儿园）食堂',
    theme: CAMPUS,
    owner: 'education',
    lists: inTrades('school', 'kindergarten'),
  },
  {
    id: 'campus-food',
    name: '校园周边食品经营者',
    theme: CAMPUS,
    owner: 'market-regulation',
    lists: nearSchool('convenience-store', 'snack-shop', 'supermarket', 'fast-food', 'drinks', 'bakery'),
  },
  {
    id: 'campus-amusement',
    name: '校园周边上网服务、娱乐场所',
    theme: CAMPUS,
    owner: 'culture-tourism',
    lists: inTrades('internet-cafe', 'karaoke'),
    most: 60,
  },
  {
    id: 'campus-stationery',
    name: '校园周边文具、玩具、出版物经营者',
    theme: CAMPUS,
    owner: 'market-regulation',
    lists: nearSchool('stationery', 'books'),
  },
  {
    id: 'campus-lodging',
    name: '校园周边旅馆、民宿',
    theme: CAMPUS,
    owner: 'public-security',
    lists: nearSchool('hotel'),
  },
  {
    id: 'off-campus-training',
    name: '校外培训机构',
    theme: CAMPUS,
    owner: 'education',
    lists: inTrades('training'),
  },
  {
    id: 'hospitals',
    name: '医院',
    theme: HEALTH,
    owner: 'health',
    lists: inTrades('hospital'),
  },
  {
    id: 'clinics',
    name: '诊所、门诊部',
    theme: HEALTH,
    owner: 'health',
    lists: inTrades('clinic'),
  },
  {
    id: 'medical-waste',
    name: '医疗废物产生单位',
    theme: HEALTH,
    owner: 'ecology-environment',
    lists: inTrades('hospital', 'clinic', 'animal-hospital'),
  },
  {
    id: 'public-places',
    name: '公共场所卫生管理对象',
    theme: HEALTH,
    owner: 'health',
    lists: inTrades('hotel', 'hairdresser', 'bath', 'swimming', 'cinema'),
  },
  {
    id: 'gas-companies',
    name: '燃气经营企业',
    theme: GAS,
    owner: 'housing-construction',
    lists: (subject) => inTrades('gas-supply', 'gas-dealer')(subject) && subject.row.kind === 'ENTERPRISE',
  },
  {
    id: 'gas-dealers',
    name: '瓶装液化石油气经销点',
    theme: GAS,
    owner: 'housing-construction',
    lists: inTrades('gas-dealer'),
  },
  {
    id: 'gas-in-catering',
    name: '使用燃气的餐饮场所',
    theme: GAS,
    owner: 'urban-management',
    lists: inTrades('restaurant', 'snack-shop', 'fast-food'),
    most: 1_200,
  },
  {
    id: 'gas-appliances',
    name: '燃气器具销售、维修单位',
    theme: GAS,
    owner: 'market-regulation',
    lists: inTrades('gas-appliances'),
  },
  {
    id: 'e-bike-shops',
    name: '电动自行车销售单位',
    theme: E_BIKE,
    owner: 'market-regulation',
    lists: inTrades('e-bike-shop'),
  },
  {
    id: 'e-bike-repair',
    name: '电动自行车维修网点',
    theme: E_BIKE,
    owner: 'market-regulation',
    lists: inTrades('e-bike-repair'),
  },
  {
    id: 'e-bike-charging',
    name: '电动自行车充电设施运营单位',
    theme: E_BIKE,
    owner: 'fire',
    lists: inTrades('property-management'),
  },
  {
    id: 'battery-recycling',
    name: '废旧蓄电池回收单位',
    theme: E_BIKE,
    owner: 'ecology-environment',
    lists: inTrades('recycling'),
  },
];
