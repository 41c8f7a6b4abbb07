/** Asks GraphQL over one connection that is kept. */
import { Agent, request } from 'node:http';

export interface Client {
  /** @throws Error with what the server said when there is no data */
  ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<never>;
  close(): void;
}

export function connect(url: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return {
    ask: async (query, variables) => {
      const text = await send(JSON.stringify({ query, variables }));
      const { data, errors } = JSON.parse(text) as { readonly data?: never; readonly errors?: unknown };
      if (data === undefined || errors !== undefined) throw new Error(text);
      return data;
    },
    close: () => agent.destroy(),
  };
}
