import { describe, it } from "vitest";
import { describeMoment, moments } from "./moments.fixture";
import { VICTIMS } from "./victims.fixture";

const WHOLE = { locks: [], orphans: [] };

describe("a deploy that SIGINT or SIGTERM interrupts at random moments", { timeout: 900_000 }, () => {
  for (const { name, each, open, interrupt } of VICTIMS) {
    it.concurrent(`of ${name} leaves no lock and nothing that no state knows, and the next one converges`, async ({
      expect,
      onTestFinished,
    }) => {
      let deployment = await open(onTestFinished);
      const { sizes, environment } = deployment;
      const all = moments(name, each, sizes);
      let unfinished = 0;

      for (const [index, moment] of all.entries()) {
        const { layer } = moment;
        await deployment.succeed(layer, "init", "-input=false");
        deployment = await interrupt(deployment, moment, onTestFinished);
        const { states } = await deployment.sandbox.status();
        const locks = states.flatMap(({ lock }) => lock ?? []);
        const orphans = (await deployment.sandbox.orphans()).map(
          ({ resource: { type, id } }) => `${type} ${id}`,
        );

        expect({ locks, orphans }, describeMoment(moment)).toEqual(WHOLE);
        const known = states.find(({ key }) => key === environment.state[layer]?.key)?.resources ?? 0;
        if (known < (sizes[layer] ?? 0)) unfinished += 1;
        await deployment.succeed(layer, "apply", "-input=false", "-auto-approve");
        const next = await deployment.run(layer, "plan", "-input=false", "-detailed-exitcode");
        expect(next.code, `${describeMoment(moment)}: ${next.output}`).toBe(0);

        // The next moment of the same layer finds nothing of it; those of later layers need it.
        if (all[index + 1]?.layer === layer) {
          await deployment.succeed(layer, "destroy", "-input=false", "-auto-approve");
        }
      }
      // A sandbox lets Terraform come to its end; the others must not have been signalled too late to show anything.
      if (name !== "the sandbox")
        expect(unfinished, "interrupted in the middle").toBeGreaterThan(all.length / 2);
    });
  }
});
