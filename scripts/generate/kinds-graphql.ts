import { edgeKind, edgeKindNames, nodeKind, nodeKindNames } from '../../graph/schema/kinds.ts';
import type { Text } from '../../graph/schema/text.ts';
import type { GeneratedFile } from './generated-file.ts';

/** The enums of the GraphQL schema that follow from the table of kinds. */
export function kindsGraphql(): GeneratedFile {
  const content = [
    '# Written by `npm run generate` from graph/schema/kinds.ts.',
    '',
    enumType(
      'NodeKind',
      'What a node is.',
      nodeKindNames.map((kind) => [kind, nodeKind(kind).label]),
    ),
    enumType(
      'EdgeKind',
      'What an edge says, read from its start to its end.',
      edgeKindNames.map((kind) => [kind, edgeKind(kind).label]),
    ),
  ];
  return { path: 'server/graphql/kinds.graphql', content: content.join('\n') };
}

function enumType(name: string, description: string, values: readonly (readonly [string, Text])[]): string {
  const body = values.map(([value, { zh, en }]) => `  ${quoted(`${en}. ${zh}。`)}\n  ${value}\n`).join('');
  return `${quoted(description)}\nenum ${name} {\n${body}}\n`;
}

const quoted = (text: string): string => JSON.stringify(text);
