import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';
import { type GeneratedFile, inlineCode, markdownMark, table, withNotes } from './generated-file.ts';

/** The reference of the GraphQL API, from every SDL file of the server. `generated` are files not yet on disk. */
export function apiReference(
  root: string,
  generated: readonly GeneratedFile[],
  current: (path: string) => string | null,
): GeneratedFile {
  const path = 'docs/api.md';
  const schema = makeExecutableSchema({ typeDefs: [...sdl(root, generated)] });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== null && type !== undefined,
  );
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !roots.includes(type as (typeof roots)[number]))
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const content = [
    markdownMark,
    '# API',
    '',
    'Questions and decisions go to `/graphql` by POST, as JSON `{"query": …, "variables": …}`. What risk systems need without GraphQL is',
    'under [REST](#rest).',
    '',
    ...roots.flatMap((type) => [`## ${type.name}`, '', ...Object.values(type.getFields()).flatMap(operation)]),
    '## Types',
    '',
    ...types.flatMap((type) => typeSection(type, schema)),
  ].join('\n');
  return { path, content: withNotes(content, current(path), '## REST\n') };
}

function* sdl(root: string, generated: readonly GeneratedFile[]): Generator<string> {
  const onDisk = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .map((path) => `server/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.graphql') && !generated.some((file) => file.path === path))
    .sort();
  for (const path of onDisk) yield readFileSync(join(root, path), 'utf8');
  for (const { path, content } of generated) if (path.endsWith('.graphql')) yield content;
}

const described = (description: string | null | undefined): string => (description ?? '').trim();

function operation(field: GraphQLField<unknown, unknown>): readonly string[] {
  return [
    `### ${inlineCode(field.name)}: ${inlineCode(String(field.type))}`,
    '',
    ...paragraph(field.description),
    ...(field.args.length === 0 ? [] : [inputs('argument', field.args), '']),
  ];
}

const paragraph = (description: string | null | undefined): readonly string[] =>
  described(description) === '' ? [] : [described(description), ''];

const inputs = (head: string, fields: readonly (GraphQLArgument | GraphQLInputField)[]): string =>
  table(
    [head, 'type', 'default', ''],
    fields.map(({ name, type, defaultValue, description }) => [
      inlineCode(name),
      inlineCode(String(type)),
      defaultOf(type, defaultValue),
      described(description),
    ]),
  );

function defaultOf(type: GraphQLInputType, value: unknown): string {
  const literal = value === undefined ? null : astFromValue(value, type);
  return literal ? inlineCode(print(literal)) : '';
}

function typeSection(type: GraphQLNamedType, schema: GraphQLSchema): readonly string[] {
  const body = ((): string => {
    if (isInputObjectType(type)) return inputs('field', Object.values(type.getFields()));
    if (isEnumType(type)) {
      const rows = type.getValues().map(({ name, description }) => [inlineCode(name), described(description)]);
      return table(['value', ''], rows);
    }
    if (isUnionType(type)) return `One of ${type.getTypes().map(linked).join(', ')}.`;
    if (isObjectType(type) || isInterfaceType(type)) return outputs(Object.values(type.getFields()));
    return '';
  })();
  const kind = isScalarType(type)
    ? ' (scalar)'
    : isInputObjectType(type)
      ? ' (input)'
      : isEnumType(type)
        ? ' (enum)'
        : '';
  const implementations = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  return [
    `### ${type.name}${kind}`,
    '',
    ...paragraph(type.description),
    ...(implementations.length === 0 ? [] : [`Implemented by ${implementations.map(linked).join(', ')}.`, '']),
    ...(body === '' ? [] : [body, '']),
  ];
}

const linked = ({ name }: { readonly name: string }): string => `[${name}](#${name.toLowerCase()})`;

const outputs = (fields: readonly GraphQLField<unknown, unknown>[]): string =>
  table(
    ['field', 'type', ''],
    fields.map(({ name, args, type, description }) => [
      inlineCode(name + (args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: ${arg.type}`).join(', ')})`)),
      inlineCode(String(type)),
      described(description),
    ]),
  );
