/** Lines of business by GB/T 4754-2017, with what a generator needs to know of each. */
import type { Season } from './calendar.ts';

export interface Industry {
  /** Letter of the section and the class. */
  readonly code: string;
  /** The word for it in a company's name. */
  readonly trade: string;
  /** What it sells, with unit and usual price in yuan. */
  readonly goods: string;
  readonly unit: string;
  readonly price: number;
  /**
   * Place in the supply chain: firms buy from lower places and sell to higher ones. 0 sells what it does not buy from
   * others here (land, fuel, services), 5 sells to consumers.
   */
  readonly place: 0 | 1 | 2 | 3 | 4 | 5;
  /** Cost of what is sold ÷ sales. */
  readonly cost: number;
  /** Median yearly sales in yuan. */
  readonly sales: number;
  readonly season: Season;
  readonly weight: number;
  /** Whether electricity, water and freight say something about its sales. */
  readonly makes: boolean;
}

const row = (
  code: string,
  trade: string,
  goods: string,
  unit: string,
  price: number,
  place: Industry['place'],
  cost: number,
  sales: number,
  season: Season,
  weight: number,
  makes = false,
): Industry => ({ code, trade, goods, unit, price, place, cost, sales, season, weight, makes });

export const industries: readonly Industry[] = [
  row('K7040', '物业租赁', '厂房租赁', '月', 30_000, 0, 0.35, 2_400_000, 'even', 3),
  row('G5431', '物流', '货物运输', '吨', 320, 0, 0.7, 4_200_000, 'even', 6),
  row('L7299', '商务服务', '商务服务', '项', 8_000, 0, 0.5, 1_500_000, 'even', 5),
  row('I6513', '信息技术', '软件开发', '项', 60_000, 0, 0.45, 2_600_000, 'even', 5),
  row('A0111', '农业', '稻谷', '吨', 2_900, 1, 0.72, 1_800_000, 'harvest', 3),
  row('C3110', '钢铁', '钢材', '吨', 3_900, 1, 0.86, 24_000_000, 'building', 2, true),
  row('C2651', '化工', '树脂', '吨', 9_200, 1, 0.8, 15_000_000, 'even', 2, true),
  row('C1711', '纺织', '棉纱', '吨', 22_000, 1, 0.82, 9_000_000, 'festival', 3, true),
  row('C3021', '建材制品', '水泥制品', '吨', 520, 2, 0.78, 7_500_000, 'building', 4, true),
  row('C2929', '塑料制品', '塑料件', '千件', 2_400, 2, 0.77, 6_000_000, 'even', 5, true),
  row('C3311', '金属结构', '钢结构件', '吨', 7_800, 2, 0.79, 11_000_000, 'building', 4, true),
  row('C3525', '模具', '模具', '套', 45_000, 2, 0.66, 5_500_000, 'even', 4, true),
  row('C2231', '包装', '纸箱', '千只', 3_100, 2, 0.76, 4_800_000, 'festival', 4, true),
  row('C1311', '粮油', '大米', '吨', 4_600, 2, 0.85, 8_000_000, 'harvest', 3, true),
  row('C1811', '服装', '成衣', '件', 95, 3, 0.74, 7_000_000, 'festival', 5, true),
  row('C3484', '机械', '机械零部件', '件', 260, 3, 0.71, 8_500_000, 'even', 6, true),
  row('C2110', '家具', '木家具', '件', 1_150, 3, 0.72, 6_200_000, 'building', 4, true),
  row('C3812', '电器', '配电设备', '台', 12_500, 3, 0.73, 10_500_000, 'even', 4, true),
  row('C1432', '食品', '速冻食品', '吨', 11_000, 3, 0.76, 6_800_000, 'festival', 4, true),
  row('F5132', '服饰贸易', '服装批发', '件', 118, 4, 0.86, 9_500_000, 'festival', 6),
  row('F5165', '建材贸易', '建材批发', '吨', 640, 4, 0.88, 12_000_000, 'building', 6),
  row('F5174', '五金贸易', '五金批发', '件', 42, 4, 0.85, 7_800_000, 'even', 6),
  row('F5121', '食品贸易', '食品批发', '箱', 150, 4, 0.88, 8_800_000, 'festival', 5),
  row('F5171', '机电贸易', '机电设备批发', '台', 16_000, 4, 0.87, 10_000_000, 'even', 4),
  row('E4710', '建筑工程', '房屋建筑', '平方米', 2_300, 5, 0.87, 22_000_000, 'building', 5),
  row('E5011', '装饰工程', '装修工程', '平方米', 1_100, 5, 0.8, 5_200_000, 'building', 4),
  row('F5212', '商贸', '日用百货', '批', 5_000, 5, 0.82, 6_400_000, 'festival', 6),
  row('F5261', '汽车销售', '汽车', '辆', 118_000, 5, 0.93, 30_000_000, 'even', 2),
  row('H6210', '餐饮', '餐饮服务', '桌', 680, 5, 0.6, 2_800_000, 'festival', 6),
  row('O8111', '汽车服务', '汽车维修', '次', 900, 5, 0.58, 1_900_000, 'even', 3),
];

const byCode = new Map(industries.map((industry) => [industry.code, industry]));
/** @throws Error for a code that is not in the table: a defect of a story */
export function industryOf(code: string): Industry {
  const industry = byCode.get(code);
  if (industry === undefined) throw new Error(`no industry ${code}`);
  return industry;
}

/** A holding company trades nothing. */
export const holding: Industry = row('L7212', '投资控股', '投资', '项', 1_000_000, 0, 0.2, 800_000, 'even', 0);
