import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a receiver got. */
interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Answer = (response: ServerResponse, received: Received) => void;

/** A program that is told by webhooks, on loopback: it keeps what it got, and answers as the test says. */
export async function makeReceiver() {
  const received: Received[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const state: { answer: Answer } = { answer: (response) => response.end() };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const got = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(got);
      state.answer(response, got);
      for (const each of waiting) if (received.length >= each.count) each.resolve();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    /** The types of events so far, in the order they came. */
    types: () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type),
    answer(answer: Answer) {
      state.answer = answer;
    },
    /** Answers with this status from now on. */
    status(status: number, headers: Record<string, string> = {}, body = '') {
      state.answer = (response) => response.writeHead(status, headers).end(body);
    },
    /** Once it got so many. */
    got(count: number): Promise<void> {
      return new Promise((resolve) => {
        if (received.length >= count) resolve();
        else waiting.push({ count, resolve });
      });
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof makeReceiver>>;
