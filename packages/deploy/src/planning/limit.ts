/** Lets only so much work be under way at a time; the rest waits for its turn. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** A limit of so many at a time. */
export async function limitTo(number: number): Promise<Limit> {
  // It is an ES module: only commands that run Terraform need it.
  const { default: limit } = await import("p-limit");
  const turns = limit(number);
  return (work) => turns(work);
}
