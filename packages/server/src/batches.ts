/** Does a batch; results stand in the order of the items. */
type Work<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

/**
 * Does together what comes at once: whatever comes while one batch is under way goes into the next. Things are batched
 * with others of the same name only.
 */
export class Batches<Item, Result> {
  readonly #work: Work<Item, Result>;
  readonly #most: number;
  readonly #queues = new Map<string, Queue<Item, Result>>();

  /** @param most the most items in one batch */
  constructor(most: number, work: Work<Item, Result>) {
    this.#most = most;
    this.#work = work;
  }

  /** Its own result; rejects with what the whole batch failed with. */
  add(name: string, item: Item): Promise<Result> {
    let queue = this.#queues.get(name);
    if (!queue) {
      queue = new Queue(this.#most, this.#work, () => this.#queues.delete(name));
      this.#queues.set(name, queue);
    }
    return queue.add(item);
  }

  /** How many have not been begun. */
  waiting(name: string): number {
    return this.#queues.get(name)?.waiting ?? 0;
  }

  /** Resolves when all that has come until now is done. */
  async settled(name: string): Promise<void> {
    await this.#queues.get(name)?.settled();
  }
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

class Queue<Item, Result> {
  readonly #most: number;
  readonly #work: Work<Item, Result>;
  readonly #whenEmpty: () => void;
  #waiting: Waiting<Item, Result>[] = [];
  #running: Promise<void> | undefined;

  constructor(most: number, work: Work<Item, Result>, whenEmpty: () => void) {
    this.#most = most;
    this.#work = work;
    this.#whenEmpty = whenEmpty;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What else has come with this turn of the loop goes into the same batch.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, this.#most);
      this.#waiting = this.#waiting.slice(this.#most);
      await this.#do(batch);
    }
    this.#running = undefined;
    this.#whenEmpty();
  }

  async #do(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map(({ item }) => item));
      for (const [i, { resolve }] of batch.entries()) resolve(results[i] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
