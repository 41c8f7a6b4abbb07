import {
  edgeKind,
  edgeKindNames,
  type Kind,
  nodeKind,
  nodeKindNames,
  type PropertySpec,
  propertiesOf,
} from '../../graph/schema/kinds.ts';
import type { PropertyType } from '../../graph/schema/property-types.ts';
import { type GeneratedFile, inlineCode, markdownMark, table } from './generated-file.ts';

/** How a value of each type is written outside: in files, in answers of the API, in exports. */
const written: Readonly<Record<PropertyType, string>> = {
  text: 'text',
  code: 'one of the listed values',
  money: 'decimal text in major units (yuan), held as minor units (fen)',
  share: 'number from 0 to 1',
  number: 'number',
  integer: 'whole number',
  date: 'day, `2024-05-31`',
  instant: 'ISO 8601 time with zone, `2024-05-31T08:30:00Z`',
  boolean: '`true` or `false`',
};

export function dataModel(): GeneratedFile {
  const content = [
    markdownMark,
    '# Data model · 数据模型',
    '',
    'A portfolio is a graph. **Nodes** are parties and things, with the id `Kind:key`. **Edges** are facts and events between them, read',
    '*from → to*; an edge’s id is `kind:` and 16 hex digits that follow from what it says, so the same row always gives the same edge.',
    '',
    '- A **fact** holds from `validFrom` (inclusive) until `validTo` (exclusive). No `validFrom`: it has always held. No `validTo`: it still holds.',
    '- An **event** happened at one instant, `at`.',
    '- A value that is not known is empty: never 0.',
    '- Parts of a composite key are joined by `/`; a `/` inside a part is written `%2F`.',
    '- Every record also has `origin` (`system:file:line`, the row that stated it), `confidence` (0 to 1; 1 = register, 0.5 = inferred)',
    '  and `flags` (what failed a check, by column, with the raw value).',
    '',
    '## Types',
    '',
    table(
      ['type', 'written as'],
      Object.entries(written).map(([type, how]) => [inlineCode(type), how]),
    ),
    '',
    '## Node kinds · 节点',
    '',
    ...nodeKindNames.flatMap(nodeSection),
    '## Edge kinds · 关系',
    '',
    table(
      ['kind', '中文', 'English', 'from', 'to', 'time', 'told apart by'],
      edgeKindNames.map((kind) => {
        const { label, from, to, directed, time, identity } = edgeKind(kind);
        return [
          inlineCode(kind),
          label.zh,
          label.en,
          from.join(', '),
          directed ? to.join(', ') : `${to.join(', ')} (reads the same both ways)`,
          time,
          ['both ends', ...identity.map(inlineCode), time === 'fact' ? '`validFrom`' : timeOf(identity)].join(', '),
        ];
      }),
    ),
    '',
    ...edgeKindNames.flatMap((kind) =>
      Object.keys(propertiesOf(kind)).length === 0
        ? []
        : [`### ${inlineCode(kind)} · ${edgeKind(kind).label.zh}`, '', properties(kind), ''],
    ),
  ];
  return { path: 'docs/data-model.md', content: `${content.join('\n').trimEnd()}\n` };
}

/** An event without its reference is told apart by when, how much, and how many equal rows went before it. */
const timeOf = (identity: readonly string[]): string =>
  identity.length > 0
    ? 'else `at`, `amount` and the count of equal rows'
    : '`at`, `amount` and the count of equal rows';

function nodeSection(kind: (typeof nodeKindNames)[number]): readonly string[] {
  const { label, key } = nodeKind(kind);
  const checked = {
    text: '',
    uscc: '; its check character is verified (GB 32100-2015)',
    residentId: '; its check character and birth date are verified (GB 11643-1999)',
  }[key.type];
  return [
    `### ${inlineCode(kind)} · ${label.zh} · ${label.en}`,
    '',
    `Key: ${key.label.en} · ${key.label.zh}${checked}.`,
    '',
    properties(kind),
    '',
  ];
}

const properties = (kind: Kind): string =>
  table(
    ['property', '中文', 'English', 'type', 'values'],
    Object.entries(propertiesOf(kind)).map(([name, spec]) => [
      inlineCode(name),
      spec.label.zh,
      spec.label.en,
      inlineCode(spec.type),
      valuesOf(spec),
    ]),
  );

function valuesOf({ values, resident }: PropertySpec): string {
  const list = Object.entries(values ?? {}).map(([value, label]) => `${inlineCode(value)} ${label.zh} ${label.en}`);
  return [...list, ...(resident === false ? ['kept in the store only'] : [])].join(', ');
}
