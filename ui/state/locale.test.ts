import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import zh from '../locales/zh.json' with { type: 'json' };
import { isWord, preferred, translate, type Word } from './locale.ts';

const slots = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([slot]) => slot).sort();

describe('the words of the screen', () => {
  it('are the same in both languages, in the same order', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('are written in both, with the same slots', () => {
    const differ = (Object.keys(en) as Word[]).filter(
      (word) => en[word].trim() === '' || zh[word].trim() === '' || slots(zh[word]).join() !== slots(en[word]).join(),
    );
    expect(differ).toEqual([]);
  });

  it('are all used somewhere', () => {
    const sources = readdirSync('ui', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated') && !file.includes('.test.'))
      .map((file) => readFileSync(join('ui', file), 'utf8'));
    const source = sources.join('\n');
    const prefixes = [...source.matchAll(/`([a-z][A-Za-z.]*\.)\$\{/g)].map(([, prefix]) => prefix ?? '');
    const unused = Object.keys(en).filter(
      (word) => !source.includes(`'${word}'`) && !prefixes.some((prefix) => word.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

describe('translate', () => {
  it('fills slots in', () => {
    expect(translate('en', 'queue.count', { shown: 5, total: 41 })).toBe('5 of 41');
    expect(translate('zh', 'queue.count', { shown: 5, total: 41 })).toBe('5 / 41');
  });

  it('knows one from many', () => {
    expect(translate('en', 'paths.hops', { count: 1 })).toBe('1 step');
    expect(translate('en', 'paths.hops', { count: 2 })).toBe('2 steps');
    expect(translate('en', 'app.size', { nodes: '1', edges: '1,234' })).toBe('1 entity · 1,234 relations');
    expect(translate('zh', 'paths.hops', { count: 1 })).toBe('1 步');
  });

  it('does not read a slot in what it filled in', () => {
    expect(translate('en', 'search.none', { text: '{shown}' })).toBe('Nothing matches “{shown}”.');
  });

  it('knows its words', () => {
    expect(isWord('failure.NETWORK')).toBe(true);
    expect(isWord('failure.toString')).toBe(false);
    expect(isWord('toString')).toBe(false);
  });
});

describe('preferred', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['ZH-Hant'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('%j asks for %s', (accepted, language) => {
    expect(preferred(accepted)).toBe(language);
  });
});
