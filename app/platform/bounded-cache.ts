/**
 * Keeps what was made from a text, so that the same text is not worked on twice; what was used longest ago goes first
 * when the texts kept grow beyond the bound.
 */
export class BoundedCache<Made> {
  private readonly entries = new Map<string, Made>();
  private characters = 0;

  /** @param mostCharacters how many characters of keys to keep at most */
  constructor(private readonly mostCharacters: number) {}

  /** What was made from this key before, or what `make` makes of it now. */
  get(key: string, make: () => Made): Made {
    const known = this.entries.get(key);
    if (known !== undefined) {
      // Taken out and put back: a Map keeps its keys in the order they were put in.
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const made = make();
    if (key.length > this.mostCharacters / 4) return made;
    this.entries.set(key, made);
    this.characters += key.length;
    for (const oldest of this.entries.keys()) {
      if (this.characters <= this.mostCharacters) break;
      this.entries.delete(oldest);
      this.characters -= oldest.length;
    }
    return made;
  }

  get size(): number {
    return this.entries.size;
  }
}
