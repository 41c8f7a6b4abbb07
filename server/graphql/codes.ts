/** Gives the errors of parsing and validation our own code before the library gives them one of its own. */
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

const mark = (error: unknown): void => {
  if (error instanceof GraphQLError) error.extensions.code ??= 'BAD_REQUEST';
};

export const codesPlugin: Plugin = {
  onParse:
    () =>
    ({ result }) =>
      mark(result),
  onValidate:
    () =>
    ({ result }) =>
      result.forEach(mark),
};
