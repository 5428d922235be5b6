/**
 * Name of a unit's stack, of its folder in the output and of its node in the graph. It is spelled here alone, for those
 * who build stacks and those who look for them.
 */
export function stackName(environmentId: string, layer: string): string {
  return `${environmentId}-${layer}`;
}
