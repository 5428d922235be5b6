/** Runs tasks of one key one after another, tasks of different keys side by side. */
export class KeyLocks {
  /** The last task of each key that has any; it never rejects. */
  private readonly last = new Map<string, Promise<void>>();

  /**
   * Runs a task once every earlier task of its key has ended, however it ended.
   * @returns what the task returns; it rejects as the task does
   */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const result = (this.last.get(key) ?? Promise.resolve()).then(task);
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, ended);
    try {
      return await result;
    } finally {
      if (this.last.get(key) === ended) this.last.delete(key);
    }
  }

  /** Resolves when no task is left. */
  async idle(): Promise<void> {
    while (this.last.size > 0) await Promise.all(this.last.values());
  }
}
