/** Everything that a user reads exists in Chinese and in English; one function renders a template with its values. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Text;
export const languages = ['zh', 'en'] as const satisfies readonly Language[];

/**
 * A value in a sentence. What kind of value it is decides how it is written: money in 万/亿 and in thousands, a share as
 * a percentage, a date by itself, an entity by its name.
 */
export type TextValue =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'money'; readonly value: number; readonly currency?: string }
  | { readonly type: 'share'; readonly value: number }
  | { readonly type: 'date'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'label'; readonly value: Text }
  | { readonly type: 'entity'; readonly value: string }
  | { readonly type: 'entities'; readonly value: readonly string[] };

export type TextValues = Readonly<Record<string, TextValue>>;

/** The names of the `{slots}` of a template, as a type. */
export type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;

const SLOT = /\{(\w+)\}/g;

/** The names of the `{slots}` of a template. */
export const slotsOf = (template: string): readonly string[] =>
  [...template.matchAll(SLOT)].map((match) => match[1] ?? '');

/**
 * Renders both languages of a template.
 *
 * @param nameOf gives the display name of an entity id; the id itself where there is none
 * @throws Error when a slot has no value: a defect of the template, not of the data
 */
export function render(template: Text, values: TextValues, nameOf: (id: string) => string): Text {
  const fill = (language: Language): string =>
    template[language].replace(SLOT, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the template "${template[language]}" has no value for {${name}}`);
      return format(value, language, nameOf);
    });
  return { zh: fill('zh'), en: fill('en') };
}

/** Writes one value in one language. */
export function format(value: TextValue, language: Language, nameOf: (id: string) => string = (id) => id): string {
  switch (value.type) {
    case 'number':
      return formatNumber(value.value, language);
    case 'money':
      return formatMoney(value.value, language, value.currency);
    case 'share':
      return `${trim(value.value * 100, 1)}%`;
    case 'date':
      return new Date(value.value).toISOString().slice(0, 10);
    case 'text':
      return value.value;
    case 'label':
      return value.value[language];
    case 'entity':
      return nameOf(value.value);
    case 'entities':
      return list(value.value.map(nameOf), language);
  }
}

/** At most `digits` decimals, without trailing zeros. */
const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const formatNumber = (value: number, language: Language): string =>
  value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US', { maximumFractionDigits: 4 });

/** Minor units as people say them: 万 and 亿 in Chinese, thousands separators in English. */
export function formatMoney(minorUnits: number, language: Language, currency = 'CNY'): string {
  const major = minorUnits / 100;
  const sign = currency === 'CNY' ? '¥' : `${currency} `;
  if (language === 'zh') {
    const size = Math.abs(major);
    if (size >= 1e8) return `${sign}${trim(major / 1e8, 2)}亿`;
    if (size >= 1e4) return `${sign}${trim(major / 1e4, 2)}万`;
  }
  return sign + major.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US', { maximumFractionDigits: 2 });
}

const LISTED = 5;

function list(names: readonly string[], language: Language): string {
  const shown = names.slice(0, LISTED).join(language === 'zh' ? '、' : ', ');
  const rest = names.length - LISTED;
  if (rest <= 0) return shown;
  return language === 'zh' ? `${shown}等${names.length}方` : `${shown} and ${rest} more`;
}
