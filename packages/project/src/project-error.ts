/** What is wrong with a project. Its lines are what a user needs; there is nothing to fix in our code. */
export class ProjectError extends Error {
  override readonly name = "ProjectError";

  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
