import type { Terminal } from "./terminal";

/** One step of a longer command. Its result is what the next ones work on. */
export interface Step {
  readonly title: string;
  /**
   * Does the work; what it returns is shown behind the title.
   * @param report shows how far it is, on a terminal
   */
  readonly run: (report: (text: string) => void) => Promise<string> | string;
}

/**
 * Runs steps one after another and shows which one is at work: live on a terminal, a line for each elsewhere.
 * The first that fails ends the command.
 */
export async function runSteps(terminal: Terminal, steps: readonly Step[]): Promise<void> {
  const { Listr } = await import("listr2");
  const failures: unknown[] = [];
  const tasks = new Listr<object, "default" | "simple">(
    steps.map(({ title, run }) => ({
      title,
      task: async (_, task) => {
        const started = performance.now();
        try {
          const report = (text: string): void => {
            if (terminal.interactive) task.title = `${title}: ${text}`;
          };
          task.title = `${title}: ${await run(report)} (${((performance.now() - started) / 1000).toFixed(1)} s)`;
        } catch (error) {
          // The list shows that the step failed; what failed is said once, by the command.
          failures.push(error);
          throw new Error("failed");
        }
      },
    })),
    // What a signal does is the command's to say: the list would end the process at once.
    { renderer: terminal.interactive ? "default" : "simple", registerSignalListeners: false },
  );
  await tasks.run().catch(() => undefined);
  if (failures.length > 0) throw failures[0];
}
