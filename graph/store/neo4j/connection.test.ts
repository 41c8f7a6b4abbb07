import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { connect } from './connection.ts';

it('gives up on a server that takes the connection and never answers', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { readonly port: number }).port));
  });
  await expect(connect(`bolt://127.0.0.1:${port}`, { patienceMs: 100 })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    reason: 'the database does not answer',
  });
  expect(sockets).toHaveLength(1);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
