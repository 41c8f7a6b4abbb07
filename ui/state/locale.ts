/** The language of the screen, and the words of the screen itself. Texts of the product come from the server. */
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh.json' with { type: 'json' };
import { createStore, useStore } from './store.ts';

export type Language = 'zh' | 'en';
export type Word = keyof typeof en;

export const languages: readonly Language[] = ['zh', 'en'];
const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { zh, en };

/** Whether there is such a word: for words made from a code of the server. */
export const isWord = (word: string): word is Word => Object.hasOwn(en, word);

/** What a browser's list of languages asks for: Chinese if it names it first, else English. */
export const preferred = (accepted: readonly string[]): Language =>
  (accepted[0] ?? 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en';

export const languageStore = createStore<Language>(
  typeof navigator === 'undefined' ? 'en' : preferred(navigator.languages),
);

/** A slot `{count}`, or what depends on it: `{count?one|many}`. */
const SLOT = /\{(\w+)(?:\?([^|}]*)\|([^}]*))?\}/g;

/** Writes a word of the screen, with its slots filled in. */
export function translate(
  language: Language,
  word: Word,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return words[language][word].replace(SLOT, (_, slot: string, one?: string, many?: string) =>
    one === undefined ? String(values[slot] ?? '') : Number(values[slot]) === 1 ? one : (many ?? ''),
  );
}

export type Translate = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The language of the screen and its words, for a component. */
export function useLocale(): { readonly language: Language; readonly t: Translate } {
  const language = useStore(languageStore);
  return { language, t: (word, values) => translate(language, word, values) };
}
