/**
 * A moment between one wrong passphrase and the next try. It keeps a curious hand from trying many;
 * somebody who has the files is kept out by what each try costs, not by this.
 */

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

export class Wait {
  #next = FIRST_MS;
  #until = 0;

  /** A passphrase was wrong: the next try comes a little later, each time twice as long. */
  lengthen(): void {
    this.#until = Date.now() + this.#next;
    this.#next = Math.min(2 * this.#next, LONGEST_MS);
  }

  /** Whether the next try may come at once. */
  isOver(): boolean {
    return this.#left() <= 0;
  }

  /** When the moment is over. */
  over(): Promise<void> {
    const left = this.#left();
    return left > 0 ? new Promise((done) => setTimeout(done, left)) : Promise.resolve();
  }

  /** How long it is still. A clock that was set back makes it no longer. */
  #left(): number {
    return Math.min(this.#until - Date.now(), this.#next);
  }
}
