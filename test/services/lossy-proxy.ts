import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './free-port.ts';

export interface LossyProxy {
  readonly port: number;
  /** Lets the answer to the next commit get lost with its connection, after this has been done. */
  loseNextAnswer(meanwhile: () => Promise<void>): void;
  close(): Promise<void>;
}

/** COMMIT as Bolt sends it: two bytes long, a structure without fields. */
const COMMIT = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/** Passes a port of this machine on to a Neo4j server, as a network does that fails at the worst moment. */
export async function startLossyProxy(target: number): Promise<LossyProxy> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let meanwhile: (() => Promise<void>) | null = null;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let isLost: typeof meanwhile = null;
    client.on('data', (chunk) => {
      if (meanwhile !== null && chunk.includes(COMMIT)) [isLost, meanwhile] = [meanwhile, null];
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (isLost === null) client.write(chunk);
      else isLost().finally(() => client.destroy());
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port,
    loseNextAnswer: (work) => {
      meanwhile = work;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
