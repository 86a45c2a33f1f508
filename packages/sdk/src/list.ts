import type { Page } from '@coopkit/contract';

/** A list that comes in pages: `for await` goes through all of it, asking for a page as it is needed. */
export class List<Item> implements AsyncIterable<Item> {
  readonly #load: (cursor: string | undefined) => Promise<Page<Item>>;

  /** @internal Made by the resources. */
  constructor(load: (cursor: string | undefined) => Promise<Page<Item>>) {
    this.#load = load;
  }

  /** One page: the first, or the one after a cursor. */
  page(cursor?: string): Promise<Page<Item>> {
    return this.#load(cursor);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Item> {
    let cursor: string | undefined;
    do {
      const page = await this.#load(cursor);
      yield* page.items;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  }
}
