/** An event, or news of the line itself: that it lives, or how long to wait before it is taken up again. */
export interface ServerSentEvent {
  data?: string;
  id?: string;
  /** Milliseconds. */
  retry?: number;
}

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Comments are given
 * as events without data, since they say that the line lives.
 *
 * @param quiet milliseconds without a byte after which the line is taken for dead
 * @throws {DOMException} `TimeoutError` when it is
 */
export async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
  quiet: number,
): AsyncGenerator<ServerSentEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let event: ServerSentEvent = {};
  let text = '';
  try {
    for (;;) {
      const { done, value } = await within(quiet, reader.read());
      if (done) return;
      text += decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line's end.
      const lines = text.split(/\r\n|\n|\r(?!$)/);
      text = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          yield event;
          event = {};
        } else if (line.startsWith(':')) yield {};
        else take(event, line);
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function take(event: ServerSentEvent, line: string): void {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
  else if (name === 'id' && !value.includes('\0')) event.id = value;
  else if (name === 'retry' && /^\d{1,9}$/.test(value)) event.retry = Number(value);
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The line is silent.', 'TimeoutError')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
