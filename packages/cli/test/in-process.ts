import { main } from '../src/program.ts';
import type { Ended } from '../../../tests/program.ts';

/**
 * The program, called in this process: for the many calls of a test that would each wait for a process to start. One at a
 * time: what it writes is caught meanwhile.
 */
export async function inProcess(args: string[]): Promise<Ended> {
  const out = caught(process.stdout);
  const err = caught(process.stderr);
  try {
    const status = await main(args);
    return { status, out: out.text(), err: err.text() };
  } finally {
    out.release();
    err.release();
  }
}

function caught(stream: NodeJS.WriteStream) {
  const write = stream.write.bind(stream);
  const parts: Uint8Array[] = [];
  stream.write = (chunk: string | Uint8Array, ...rest: []) => {
    // The runner of the tests reports in buffers, which no command writes.
    if (Buffer.isBuffer(chunk)) return write(chunk, ...rest);
    parts.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    return true;
  };
  return {
    text: () => Buffer.concat(parts).toString(),
    release: () => {
      stream.write = write;
    },
  };
}
