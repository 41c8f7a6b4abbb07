import { RequestError } from '../api/client.ts';
import type { Failure } from './store.ts';

/** What a thrown thing says to a user. */
export const failureOf = (error: unknown): Failure =>
  error instanceof RequestError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) };
