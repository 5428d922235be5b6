import { serveUntilSignal } from "./serve-until-signal";
import { networkTemplate } from "./shop.fixture";

/** A sandbox in a process of its own, for the tests that end it: prints its ports once it is open. */
async function main(): Promise<void> {
  const [directory = "", from = ""] = process.argv.slice(2);
  await serveUntilSignal(
    { directory, from, templates: [networkTemplate()] },
    {
      opened: async (sandbox) => {
        const { endpoint, ports } = await sandbox.status();
        process.stdout.write(
          `${JSON.stringify([Number(new URL(endpoint).port), ...Object.values(ports)])}\n`,
        );
      },
    },
  );
}

void main();
