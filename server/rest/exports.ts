/** `GET /v1/exports/<file>`: the file that a job has left, as a stream. */
import type { ExportFiles } from '../exports/files.ts';

export const EXPORTS = '/v1/exports/';

/** Headers and content of a file. Errors: `ExportFiles.open`. */
export async function exportedFile(files: ExportFiles, path: string) {
  const name = path.slice(EXPORTS.length);
  const { stream, bytes, type } = await files.open(name);
  const headers = {
    'content-type': type,
    'content-length': String(bytes),
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
  return { status: 200, headers, body: stream };
}
