/** Which option stands above which, for certain, or perhaps: all that follows from it is known at once. */
export class Order {
  readonly options: number;
  readonly #above: Uint8Array;

  constructor(options: number) {
    this.options = options;
    this.#above = new Uint8Array(options * options);
  }

  copy(): Order {
    const copy = new Order(this.options);
    copy.#above.set(this.#above);
    return copy;
  }

  isAbove(a: number, b: number): boolean {
    return this.#above[a * this.options + b] === 1;
  }

  /** Puts `a` above `b` and draws no conclusions: for relations in which they are drawn already. */
  mark(a: number, b: number): void {
    this.#above[a * this.options + b] = 1;
  }

  /** Puts `a` above `b`, and so all that is above `a` above all that is below `b`. */
  put(a: number, b: number): void {
    if (this.isAbove(a, b)) return;
    const { options } = this;
    const below = [b];
    for (let y = 0; y < options; y++) if (y !== b && this.isAbove(b, y)) below.push(y);
    for (let x = 0; x < options; x++) {
      if (x !== a && !this.isAbove(x, a)) continue;
      for (const y of below) this.#above[x * options + y] = 1;
    }
  }

  /** In groups: none of the first has any above it, none of the second has any but those of the first, and so on. */
  layers(): number[][] {
    const layers: number[][] = [];
    let left = this.#all();
    while (left.length > 0) {
      const layer = this.#unbeaten(left);
      layers.push(layer);
      left = left.filter((option) => !layer.includes(option));
    }
    return layers;
  }

  /** One after the other, where the order leaves a choice as the lot has it. */
  line(lot: readonly number[]): number[] {
    const line: number[] = [];
    let left = [...lot];
    while (left.length > 0) {
      const [next = 0] = this.#unbeaten(left);
      line.push(next);
      left = left.filter((option) => option !== next);
    }
    return line;
  }

  /**
   * Who is among the first `seats` whatever way the order is completed, the highest first, and who may be.
   */
  first(seats: number): { certain: number[]; possible: number[] } {
    const certain: number[] = [];
    const possible: number[] = [];
    for (const option of this.layers().flat()) {
      const others = this.#all().filter((other) => other !== option);
      const notBelow = others.filter((other) => !this.isAbove(option, other)).length;
      const above = others.filter((other) => this.isAbove(other, option)).length;
      if (notBelow < seats) certain.push(option);
      else if (above < seats) possible.push(option);
    }
    return { certain, possible: certain.length < seats ? possible.sort((a, b) => a - b) : [] };
  }

  #all(): number[] {
    return Array.from({ length: this.options }, (_, option) => option);
  }

  #unbeaten(among: readonly number[]): number[] {
    return among.filter((option) => !among.some((other) => this.isAbove(other, option)));
  }
}
