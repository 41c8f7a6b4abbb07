/** Numbers that are pushed and forgotten many times over: the room that they took is kept, which an array's is not. */
export class Stack {
  length = 0;
  items = new Uint32Array(64);

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }
}
