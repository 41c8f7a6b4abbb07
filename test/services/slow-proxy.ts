import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface SlowProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Passes a port of this machine on, each piece after a delay, as a slow server behind a slow network answers. */
export async function startSlowProxy(target: number, milliseconds: number): Promise<SlowProxy> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      passOn(from, to, milliseconds).catch(() => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function passOn(from: Socket, to: Socket, milliseconds: number): Promise<void> {
  for await (const chunk of from) {
    await delay(milliseconds);
    if (!to.write(chunk as Buffer)) await new Promise((resolve) => to.once('drain', resolve));
  }
  to.end();
}
