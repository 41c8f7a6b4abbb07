/** Texts that nearly hold another: with a character wrong, missing, too many, or two changed about. */

/** Wrong characters that a text of so many characters may have; Chinese characters say more than letters do. */
export function tolerance(text: string): number {
  const length = [...text].length;
  const chinese = /\p{Script=Han}/u.test(text);
  const [one, two] = chinese ? [3, 6] : [5, 10];
  return length < one ? 0 : length < two ? 1 : 2;
}

/**
 * Pieces of a text of which at least one stands unchanged in every text that differs in at most `mistakes` places: there is
 * one piece more than mistakes can spoil, and one more since two characters changed about may spoil two.
 */
export function piecesOf(text: string, mistakes: number): readonly string[] {
  const characters = [...text];
  const count = Math.min(mistakes + 2, characters.length);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * characters.length) / count);
    return characters.slice(from, Math.floor(((i + 1) * characters.length) / count)).join('');
  });
}

/**
 * The least number of mistakes between `wanted` and any part of `line`: characters put in, left out, replaced, or neighbours
 * changed about. O(line × wanted). Sellers, The theory and computation of evolutionary distances, 1980.
 */
export function mistakesIn(line: string, wanted: string): number {
  const text = [...line];
  const pattern = [...wanted];
  let beforeLast: number[] = [];
  let last = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let least = last[pattern.length];
  for (let j = 1; j <= text.length; j++) {
    const row = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const replaced = last[i - 1] + (pattern[i - 1] === text[j - 1] ? 0 : 1);
      let best = Math.min(replaced, last[i] + 1, row[i - 1] + 1);
      const changedAbout =
        i > 1 && j > 1 && pattern[i - 1] === text[j - 2] && pattern[i - 2] === text[j - 1]
          ? beforeLast[i - 2] + 1
          : best;
      best = Math.min(best, changedAbout);
      row.push(best);
    }
    least = Math.min(least, row[pattern.length]);
    beforeLast = last;
    last = row;
  }
  return least;
}
