import { describe, expect, it } from 'vitest';
import { table, withNotes } from './generated-file.ts';

describe('table', () => {
  it('keeps a cell in one cell whatever it holds', () => {
    expect(table(['a', 'b'], [['x|y', 'two\nlines']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | two lines |');
  });
});

describe('withNotes', () => {
  const first = withNotes('# Page\n', null, '## Notes\n');

  it('begins with the given notes', () => {
    expect(first).toMatch(/^# Page\n\n<!-- .* -->\n\n## Notes\n$/);
  });

  it('keeps what was written by hand, to the letter', () => {
    const edited = `${first}\nIt cannot see  cash.\n`;
    expect(withNotes('# New page\n', edited, '## Notes\n')).toBe(edited.replace('# Page', '# New page'));
  });

  it('changes nothing the second time', () => {
    expect(withNotes('# Page\n', first, '## Other\n')).toBe(first);
  });
});
