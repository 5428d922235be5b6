import type { Contract, ContractOutputs } from "@strata/contract";
import { type Kind, type Layer, type SettingsOf, spellNames } from "@strata/kind";
import { own } from "@strata/values";
import type { Construct } from "constructs";
import type { Build, BuildContext, BuildsOf, Upstreams } from "./build";
import { LayerStack } from "./layer-stack";
import { SynthError } from "./synth-error";
import type { Unit } from "./unit";

/** A stack that is made of the kinds of one layer. */
export type KindStackClass<L extends Layer> = new (
  scope: Construct,
  unit: Unit<SettingsOf<L>>,
) => LayerStack<SettingsOf<L>>;

/**
 * The stack of a layer: builds its kinds in their order, and publishes what its contract promises.
 * @param builds one for each kind of the layer, by the kind's key
 */
export function stackOf<L extends Layer>(layer: L, builds: BuildsOf<L>): KindStackClass<L> {
  return class Stack extends LayerStack<SettingsOf<L>> {
    constructor(scope: Construct, unit: Unit<SettingsOf<L>>) {
      super(scope, unit);
      const made = new Map<Build, unknown>();
      for (const kind of layer.parts) {
        const build = own(builds as Readonly<Record<string, Build>>, kind.key);
        if (build === undefined) throw new SynthError(`${layer.name}.${kind.key}: this kind has no build`);
        made.set(build, build.make(this.contextOf(kind, made) as never));
      }
      const results = [...made].map(([{ kind }, result]) => outputsOf(kind, result));
      this.publish(layer.contract as Contract, Object.assign({}, ...results) as never);
    }

    private contextOf(kind: Kind, made: ReadonlyMap<Build, unknown>): BuildContext<L, Upstreams, Kind> {
      const layerSettings = this.settings as Readonly<Record<string, unknown>>;
      const ofKind = kind.form === "entries" ? own(layerSettings, kind.key) : layerSettings;
      return {
        scope: this,
        environment: this.environment,
        settings: ofKind as never,
        layer: this.settings,
        names: (entry = "") => {
          const settings =
            kind.form === "entries" ? own(ofKind as Readonly<Record<string, unknown>>, entry) : ofKind;
          return spellNames(kind.names, { entry, settings, layer: layerSettings }, this.environment);
        },
        read: (upstream) => this.consume(this.contractOf(upstream)) as never,
        made: <Made>(build: Build<Made>): Made => {
          if (made.has(build)) return made.get(build) as Made;
          throw new SynthError(
            `${layer.name}.${kind.key} needs ${build.kind.key}, which is built later; put ${build.kind.key} before it in stacks/${layer.name}/index.ts`,
          );
        },
        lookUp: (props) => this.lookUp(props),
        awsIn: (region) => this.awsIn(region),
        pinProvider: (name) => this.pinProvider(name),
      };
    }
  };
}

/** The outputs of one kind, out of what its build returned: other members are for kinds of the same layer. */
function outputsOf({ form, outputs }: Kind, made: unknown): Readonly<Record<string, unknown>> {
  const [entries] = Object.entries(outputs);
  if (form === "single" || entries === undefined) return picked(outputs, made);
  const [name, declared] = entries;
  const fields = declared.type === "entries" ? declared.fields : {};
  return {
    [name]: Object.fromEntries(
      Object.entries(made as Readonly<Record<string, unknown>>).map(([entry, values]) => [
        entry,
        picked(fields, values),
      ]),
    ),
  };
}

function picked(names: ContractOutputs, values: unknown): Readonly<Record<string, unknown>> {
  const all = values as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(names).map((name) => [name, own(all, name)]));
}
