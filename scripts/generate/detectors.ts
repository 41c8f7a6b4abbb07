import type { Detector } from '../../graph/detectors/detector.ts';
import { detectors } from '../../graph/detectors/index.ts';
import { describeParameters, type ParameterDescription } from '../../graph/detectors/parameters.ts';
import { edgeKind, nodeKind } from '../../graph/schema/kinds.ts';
import { type GeneratedFile, inlineCode, markdownMark, table, withNotes } from './generated-file.ts';

/** One page a detector and the list of them. `current` gives a file's present content, or null. */
export function detectorPages(current: (path: string) => string | null): readonly GeneratedFile[] {
  const pages = detectors.map((detector) => {
    const path = `docs/detectors/${detector.id}.md`;
    return { path, content: withNotes(page(detector), current(path), '## Notes · 说明\n') };
  });
  return [{ path: 'docs/detectors/README.md', content: list() }, ...pages];
}

const list = (): string =>
  `${[
    markdownMark,
    '# Detectors · 识别模型',
    '',
    'Each looks for one pattern and proves what it finds down to the source rows. `npx ringsight detect --detector <id>` runs one of them.',
    '',
    table(
      ['id', '中文', 'English', 'weight'],
      detectors.map(({ id, title, weight }) => [`[${id}](${id}.md)`, title.zh, title.en, String(weight)]),
    ),
  ].join('\n')}\n`;

function page(detector: Detector): string {
  const { id, title, summary, nextStep, reads, needs, messages, weight } = detector;
  return `${[
    markdownMark,
    `# ${title.en} · ${title.zh}`,
    '',
    inlineCode(id),
    '',
    summary.en,
    '',
    summary.zh,
    '',
    '## What it reads · 读取',
    '',
    table(
      ['kind', '中文', 'English', ''],
      [
        ...reads.nodes.map((kind) => [inlineCode(kind), nodeKind(kind).label.zh, nodeKind(kind).label.en, 'node']),
        ...reads.edges.map((kind) => [
          inlineCode(kind),
          edgeKind(kind).label.zh,
          edgeKind(kind).label.en,
          needs.includes(kind) ? 'edge; without any there is nothing to detect' : 'edge',
        ]),
      ],
    ),
    '',
    '## Parameters · 参数',
    '',
    ...parametersOf(detector),
    '',
    '## What it says · 结论',
    '',
    table(
      ['message', '中文', 'English'],
      Object.entries(messages).map(([message, { zh, en }]) => [inlineCode(message), zh, en]),
    ),
    '',
    '## Weight in the score · 评分权重',
    '',
    `A sure and severe finding counts ${weight} of 1. · 确定且严重的发现计 ${weight}（满分 1）。`,
    '',
    '## Next step · 下一步',
    '',
    nextStep.en,
    '',
    nextStep.zh,
  ].join('\n')}\n`;
}

function parametersOf(detector: Detector): readonly string[] {
  const parameters = describeParameters(detector);
  if (parameters.length === 0) return ['None. · 无。'];
  return [
    `Set one by \`npx ringsight detect --set ${detector.id}.<parameter>=<value>\`.`,
    '',
    table(['parameter', 'default', 'allowed', 'English', '中文'], parameters.map(parameterRow)),
  ];
}

function parameterRow({ name, type, default: value, minimum, maximum, text }: ParameterDescription): readonly string[] {
  const bounds = [...(minimum === null ? [] : [`≥ ${minimum}`]), ...(maximum === null ? [] : [`≤ ${maximum}`])];
  return [inlineCode(name), inlineCode(String(value)), [type, ...bounds].join(' '), text.en, text.zh];
}
