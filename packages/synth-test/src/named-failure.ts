/**
 * The same failure, its message led by the claim's name. What Vitest needs for its diff (`expected`, `actual` and
 * the stack) is kept.
 */
export function namedFailure(name: string, error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`${name}: ${String(error)}`);
  const message = `${name}: ${error.message}`;
  return Object.assign(new Error(message), { ...error, name: error.name, stack: error.stack, message });
}
