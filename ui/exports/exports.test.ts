import { describe, expect, it } from 'vitest';
import { translate } from '../state/locale.ts';
import { applyEvent } from '../state/scene/events.ts';
import { emptyScene, type NoteAnchor } from '../state/scene/model.ts';
import { pictureOf } from '../state/scene/picture.ts';
import { edge, node, show } from '../state/scene/testing.ts';
import { type ScoredSubject, scoresOf } from './evidence-scores.ts';
import { svgOf } from './svg.ts';
import { edgesCsv, nodesCsv } from './tables.ts';
import { csv, escaped } from './text.ts';

const hostile = '"><script>alert(1)</script>\u0000\u202e';
const picture = pictureOf(
  applyEvent(
    emptyScene,
    show(
      [
        node('a', { label: hostile, score: 700 }),
        node('b', { label: '=HYPERLINK("http://x")', flags: ['name', 'uscc'] }),
      ],
      [
        edge('a', 'b', {
          amount: 123_456,
          count: 2,
          first: Date.UTC(2025, 0, 2),
          confidence: 0.5,
          records: ['r1', 'r2'],
        }),
        edge('b', 'a', { kind: 'owns', share: 0.7, amount: null }),
        edge('a', 'a', { kind: 'transfers' }),
      ],
    ),
  ),
);
const drawing = {
  language: 'en',
  label: (kind: string) => kind.toUpperCase(),
  look: () => ({ color: '#123456', shape: 'square' }),
  noteTitle: ({ type }: NoteAnchor) => type,
} as const;

describe('text on its way out', () => {
  it('is never markup, and loses what XML forbids', () => {
    expect(escaped(hostile)).toBe('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd\ufffd');
    expect(escaped('林\n\t𠮷\ud800')).toBe('林\n\t𠮷\ufffd');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['a\nb', '"a\nb"'],
    ['林德海', '林德海'],
  ])('%j is the cell %j', (text, cell) => {
    expect(csv([[text, -5, null]])).toBe(`\ufeff${cell},-5,\r\n`);
  });
});

describe('the tables', () => {
  it('hold every entity, in order of id', () => {
    expect(nodesCsv(picture, drawing.label).split('\r\n')).toEqual([
      '\ufeffid,kind,label,name,score,severity,lines,linesDrawn,flags,members',
      'a,Enterprise,ENTERPRISE,"""><script>alert(1)</script>\ufffd\ufffd",700,,,3,,',
      'b,Enterprise,ENTERPRISE,"\'=HYPERLINK(""http://x"")",,,,2,name uscc,',
      '',
    ]);
  });

  it('hold every line with what stands behind it', () => {
    const rows = edgesCsv(picture, drawing.label).split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatch(/^guarantees,GUARANTEES,a,.*,b,.*,2,1234\.56,,2025-01-02T00:00:00\.000Z,,0\.5,r1 r2$/);
  });
});

describe('the drawing', () => {
  const svg = svgOf(picture, drawing);

  it('has every entity and line and its legend, and nothing that runs', () => {
    expect(svg.match(/<title>/g)).toHaveLength(2 + 3);
    expect(svg).toContain('ENTERPRISE 2');
    expect(svg).toContain('OWNS 1');
    expect(svg).toContain('stroke-dasharray');
    expect(svg).not.toMatch(/<script|NaN|undefined|\p{Cs}/u);
  });

  it('is the same for the same picture', () => expect(svgOf(picture, drawing)).toBe(svg));
  it('has the notes as text, and grows where they reach over its edge', () => {
    const noted = [
      { id: 'note:1', text: hostile, anchor: { type: 'node', id: 'a', off: { x: -400, y: 20 } } },
      { id: 'note:2', text: 'far\naway', anchor: { type: 'plane', at: { x: 5_000, y: 0 } } },
      { id: 'note:3', text: 'nobody', anchor: { type: 'node', id: 'x', off: { x: 0, y: 0 } } },
    ] as const;
    const sheet = svgOf({ ...picture, notes: noted }, drawing);
    expect(sheet.match(/<title>/g)).toHaveLength(2 + 3 + 2);
    expect(sheet).toContain('>far</tspan>');
    expect(sheet).not.toContain('nobody');
    expect(sheet).not.toMatch(/<script|NaN|undefined/);
    const width = (text: string): number => Number(/width="([\d.]+)"/.exec(text)?.[1]);
    expect(width(sheet)).toBeGreaterThan(width(svg) + 5_000);
  });
  it('is a sheet even of nothing', () => expect(svgOf(pictureOf(emptyScene), drawing)).not.toMatch(/NaN|Infinity/));
});

describe('the scores on the evidence page', () => {
  const scored = (name: string, contributions: number): ScoredSubject => ({
    id: `Enterprise:${name}`,
    name,
    score: {
      score: 812.4,
      grade: 'E',
      rank: 1.5,
      contributionCount: contributions + 2,
      contributions: [
        { type: 'finding' as const, value: 1.2, portion: 0.8, text: { zh: '担保圈', en: 'Circle' }, party: null },
        {
          type: 'bond' as const,
          value: 0.3,
          portion: 0.2,
          text: { zh: '控制', en: '<Control>' },
          party: { name: hostile },
        },
      ].slice(0, contributions),
      coverage: { ran: ['a', 'b'], noData: ['c'], incomplete: [] },
      asOf: '2025-06-30T00:00:00.000Z',
      snapshot: 's1',
    },
  });
  const words = (language: 'zh' | 'en') =>
    ({ language, t: (word, values) => translate(language, word, values) }) satisfies Parameters<typeof scoresOf>[1];

  it('name every contribution, whose risk it is, and what they add up to', () => {
    const html = scoresOf([scored('A', 2), { id: 'Account:1', name: 'no party', score: null }], words('en'));
    expect(html).toContain('<h3>A <span class="score">812 / 1000 · Grade E</span></h3>');
    expect(html).toContain('<td>80%</td><td>1.2</td><td>Circle</td><td>its own</td>');
    expect(html).toContain(`<td>20%</td><td>0.3</td><td>&lt;Control&gt;</td><td>${escaped(hostile)}</td>`);
    expect(html).toContain('<b>1.5</b>');
    expect(html).toContain('and 2 smaller ones · 2 detectors ran; 1 had no data · As of 2025-06-30 · Snapshot s1');
    expect(html).not.toContain('no party');
  });

  it('say so where there are none, in Chinese too', () => {
    expect(scoresOf([], words('zh'))).toBe('<p>主体中没有可评分的当事方。</p>');
    expect(scoresOf([scored('A', 0)], words('zh'))).toContain('没有相关发现，也没有风险关联。');
  });
});
