/** Words for names. Every combination is invented; a likeness to a real firm or person is chance. */
import type { Random } from './random.ts';

const weightedWords = (text: string) =>
  text.split(' ').map((entry) => {
    const [word = '', weight = '1'] = entry.split(':');
    return { word, weight: Number(weight) };
  });

const SURNAMES = weightedWords(
  '王:72 李:71 张:68 刘:54 陈:45 杨:31 黄:22 赵:21 吴:20 周:20 徐:14 孙:13 马:13 朱:12 胡:12 郭:11 何:11 林:11 高:10 罗:9 郑:8 梁:8 谢:7 宋:7 唐:7 许:6 韩:6 冯:6 邓:6 曹:5 彭:5 曾:5 肖:5 田:5 董:5 袁:4 潘:4 于:4 蒋:4 蔡:4 余:4 杜:4 叶:4 程:4 苏:4 魏:4 吕:3 丁:3 任:3 沈:3 欧阳:1 上官:1',
);
const MALE =
  '伟 强 磊 军 勇 涛 明 超 刚 平 辉 鹏 杰 峰 建国 建军 志强 志明 国华 文斌 海波 永康 俊杰 浩然 子轩 德福 金水 福生 宏图 启航 立新 大勇 长河 景行 承志 天佑'.split(
    ' ',
  );
const FEMALE =
  '芳 娜 敏 静 丽 艳 娟 霞 燕 玲 秀英 桂兰 丽华 晓梅 雪梅 玉珍 淑芬 美玲 海燕 春花 佳怡 雨桐 欣悦 思琪 婉清 若兰 慧敏 诗涵 巧云 金凤 月娥 素贞'.split(
    ' ',
  );

const COUNTY_FIRST = '云 安 松 岚 临 望 青 石 清 永 宁 和 景 长 南 北 东 西 平 兴'.split(' ');
const COUNTY_SECOND = '津 澜 陵 江 溪 泽 桥 浦 川 岭 湖 丰 阳 塘 坪 渡 岩 洲 林 泉'.split(' ');

const BRAND_FIRST = '恒 鑫 瑞 德 宏 盛 华 顺 泰 嘉 金 广 汇 联 润 百 旺 启 万 祥 捷 佳 立 源 正 福 康 聚 新 博'.split(
  ' ',
);
const BRAND_SECOND = '通 达 源 丰 昌 隆 茂 信 诚 辉 元 和 业 腾 润 泽 利 旺 兴 益 发 成 安 裕 远 航 邦 凯 晟 宇'.split(
  ' ',
);

const STREETS = '解放 人民 建设 工业 新华 和平 滨江 学府 迎宾 朝阳 中山 长安 文化 胜利 创业'.split(' ');

export const givenName = (random: Random, gender: 'male' | 'female'): string =>
  random.pick(gender === 'male' ? MALE : FEMALE);
export const surname = (random: Random): string => random.weighted(SURNAMES).word;

/** The name of town `n`; 400 different ones, then they repeat as names of places do. */
export const countyName = (n: number): string =>
  `${COUNTY_FIRST[n % 20]}${COUNTY_SECOND[Math.floor(n / 20 + n * 7) % 20]}`;

export const companyName = (random: Random, county: string, trade: string, form: string): string =>
  `${county}${random.pick(BRAND_FIRST)}${random.pick(BRAND_SECOND)}${trade}${form}`;

export const streetAddress = (random: Random, county: string): string =>
  `${county}市${random.pick(STREETS)}路${random.between(1, 399)}号`;

/** A flat or a workshop: street address, building, unit. */
export const premises = (random: Random, county: string): string =>
  `${streetAddress(random, county)}${random.between(1, 18)}栋${random.between(1, 4)}单元${random.between(1, 24)}0${random.between(1, 4)}室`;
