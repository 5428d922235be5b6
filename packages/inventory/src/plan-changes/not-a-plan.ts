/** How the JSON of a plan is made. */
const HOW = "terraform plan -out=tfplan && terraform show -json tfplan > plan.json";

/** Thrown for input that is not the JSON of a plan: one line with what was expected, what was found, and how to make it. */
export class NotAPlan extends Error {
  override readonly name = "NotAPlan";

  constructor(found: string, how: string = HOW) {
    super(`expected the JSON of a plan, got ${found}; make it with: ${how}`);
  }
}
