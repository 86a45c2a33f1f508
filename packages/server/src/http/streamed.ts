/** Answers with text as it is read: a list may be long. */
export function streamed(headers: Record<string, string>, read: () => AsyncGenerator<string>): Response {
  const source = read();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<string, unknown> = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
  return new Response(stream, { headers });
}
