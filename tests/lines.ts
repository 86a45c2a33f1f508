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
 * It writes and reads the bytes itself: whoever presses a server should not be the slower one.
 *
 * @param requests whole, as they go over the line
 * @param heard is told of each answer and how many there are; what it returns false for is the last on that line
 * @returns the answers in the order of the requests; undefined where none came, or not all of it
 */
export async function sendAll(
  port: number,
  connections: number,
  requests: readonly Buffer[],
  heard: (count: number) => boolean,
): Promise<(Answered | undefined)[]> {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.to(port)));
  const answers = new Array<Answered | undefined>(requests.length).fill(undefined);
  let next = 0;
  let count = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const i = next++;
        const request = requests[i];
        if (!request) return line.end();
        const began = performance.now();
        const answer = await line.ask(request);
        if (!answer) return;
        answers[i] = { ...answer, ms: performance.now() - began };
        if (!heard(++count)) return line.end();
      }
    }),
  );
  return answers;
}

type Answer = Omit<Answered, 'ms'>;

/** One connection with one request on its way. */
class Line {
  readonly #socket: Socket;
  #read = '';
  #answer: ((answer: Answer | undefined) => void) | undefined;
  #broken = false;

  static async to(port: number): Promise<Line> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new Line(socket);
  }

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#hear(text));
    // What follows is the end, which is all there is to know.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#broken = true;
      this.#answer?.(undefined);
    });
  }

  /** Undefined where the line broke before the whole answer was there. */
  ask(request: Buffer): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      if (this.#broken) return resolve(undefined);
      this.#answer = resolve;
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#socket.end();
  }

  #hear(text: string): void {
    this.#read += text;
    const head = this.#read.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#read.slice(0, head))?.[1];
    if (length === undefined) {
      this.#socket.destroy(new Error('an answer that does not say how long it is'));
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
