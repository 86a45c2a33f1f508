import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came back for one request, and how long that took. */
export interface Answered {
  status: number;
  body: string;
  ms: number;
}

/**
 * Sends requests over so many connections that are kept alive, on each the next one as soon as the last is answered.
 * It writes and reads the bytes itself: whoever measures should not be the slowest.
 *
 * @param requests whole, as they go over the line
 * @param limitMs after so long no further one is sent
 */
export async function sendAll(
  port: number,
  connections: number,
  requests: readonly Buffer[],
  limitMs: number,
): Promise<Answered[]> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.to(port)));
  const answers: Answered[] = [];
  const end = performance.now() + limitMs;
  let next = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const request = requests[next++];
        const began = performance.now();
        if (!request || began > end) return;
        const answer = await line.ask(request);
        answers.push({ ...answer, ms: performance.now() - began });
      }
    }),
  );
  for (const line of lines) line.end();
  return answers;
}

/** One connection with one request on its way. */
class Line {
  readonly #socket: Socket;
  #read = '';
  #answer: ((answer: { status: number; body: string }) => void) | undefined;
  #fail: ((reason: Error) => void) | undefined;

  static async to(port: number): Promise<Line> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Line(socket);
  }

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#hear(text));
    socket.on('error', (error) => this.#fail?.(error));
    socket.on('close', () => this.#fail?.(new Error('the server closed the line')));
  }

  ask(request: Buffer): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#fail = undefined;
    this.#socket.end();
  }

  #hear(text: string): void {
    this.#read += text;
    const head = this.#read.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#read.slice(0, head))?.[1];
    if (length === undefined) {
      this.#fail?.(new Error('an answer that does not say how long it is'));
      return;
    }
    const end = head + 4 + Number(length);
    if (this.#read.length < end) return;
    const body = Buffer.from(this.#read.slice(head + 4, end), 'latin1').toString();
    const status = Number(this.#read.slice(9, 12));
    this.#read = this.#read.slice(end);
    this.#answer?.({ status, body });
  }
}
