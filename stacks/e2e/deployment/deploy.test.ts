import { describe, it } from "vitest";
import { layers as registry } from "../../registry";
import { everyEnvironment } from "../repository.fixture";
import { tiersInUse, tiersOfSettings } from "./deployed-subnets.fixture";
import { Deployment } from "./deployment.fixture";
import { plannedBy, settingChanges, settingsOf, unprotected } from "./setting-changes.fixture";

/** What each layer promises, by name. */
const CONTRACTS = new Map(registry.map(({ name, contract }) => [name, Object.keys(contract.outputs).sort()]));

/** Real Terraform on what is synthesized: from nothing to all layers, through changes, and back to nothing. */
describe("plain Terraform, layer by layer", { timeout: 600_000 }, () => {
  for (const environment of everyEnvironment()) {
    it.concurrent(environment.path, async ({ expect, onTestFinished }) => {
      const deployment = await Deployment.open(environment, onTestFinished);
      const { layers, sandbox } = deployment;

      await deployment.deploy();

      expect(await deployment.pending(), "a second plan").toEqual({});
      for (const layer of layers) {
        expect(Object.keys(await deployment.outputs(layer)).sort(), layer).toEqual(CONTRACTS.get(layer));
      }
      expect(await tiersInUse(deployment), "tiers in use").toEqual(tiersOfSettings(deployment));
      const { states } = await sandbox.status();
      expect(states.map(({ key, lock }) => [key, lock]).sort()).toEqual(
        layers.map((layer) => [environment.state[layer]?.key, undefined]).sort(),
      );
      expect(await sandbox.orphans()).toEqual([]);

      const changes = settingChanges(environment);
      const planned = plannedBy(changes);
      await deployment.changed(settingsOf(changes));
      expect(await deployment.pending(), "changed settings touch just these").toEqual(planned);
      await deployment.deploy(layers.filter((layer) => layer in planned));
      expect(await deployment.pending(), "a plan after the changes").toEqual({});

      // What is protected goes by two steps, as in a real account: the setting first, then the destroy.
      const released = unprotected(environment);
      await deployment.changed(released);
      await deployment.deploy(layers.filter((layer) => layer in released));
      for (const layer of [...layers].reverse()) {
        await deployment.succeed(layer, "destroy", "-input=false", "-auto-approve");
      }
      const left = await sandbox.resources();
      expect(left.filter(({ origin }) => origin === "created")).toEqual([]);
    });
  }
});
