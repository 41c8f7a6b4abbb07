/** How a Chinese name is typed on a keyboard without Chinese: the initials of its syllables, or the syllables themselves. */
import { pinyin } from 'pinyin-pro';

const CHINESE = /\p{Script=Han}/u;
/** Before each spelling of a line, and after the last. */
export const SPELLING = '\t';
/** Spellings of a name with characters that are read in several ways; the likeliest comes first. */
const MOST_READINGS = 4;

const readings = new Map<string, readonly string[]>();

/** Every reading of one character. */
function readingsOf(character: string): readonly string[] {
  let known = readings.get(character);
  if (known === undefined) {
    known = [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))];
    readings.set(character, known);
  }
  return known;
}

/**
 * The spellings of a name as `\tinitials\tsyllables` each, closed by a tab; empty for a name without Chinese characters. A
 * reading that the words suggest comes first, then those with another reading of one character (曾: zeng, ceng).
 *
 * @param surname whether the name begins with a surname, which has readings of its own (单: shan)
 */
export function pinyinLine(name: string, surname: boolean): string {
  if (!CHINESE.test(name)) return '';
  const characters = [...name];
  const likely = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'spaced',
    surname: surname ? 'head' : 'off',
  });
  const spelled = likely.length === characters.length ? likely : characters.map((each) => readingsOf(each)[0] ?? each);
  const spellings = [spelled];
  for (let i = 0; i < characters.length && spellings.length < MOST_READINGS; i++) {
    if (!CHINESE.test(characters[i])) continue;
    for (const other of readingsOf(characters[i])) {
      if (other !== spelled[i] && spellings.length < MOST_READINGS) spellings.push(spelled.with(i, other));
    }
  }
  const written = spellings.map((syllables) => {
    const initials = syllables.map((syllable, i) => (CHINESE.test(characters[i]) ? syllable.charAt(0) : characters[i]));
    return `${initials.join('')}${SPELLING}${syllables.join('')}`;
  });
  return SPELLING + written.join(SPELLING).toLowerCase() + SPELLING;
}
