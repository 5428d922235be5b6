import type { Change } from "../changes/change";
import { declaredChanges } from "../changes/change-walk";
import { movementTitle } from "../changes/movement";
import type { LayerDefinition } from "../layer-definition";
import { environmentFields } from "../schema/environment-schema";

/** A setting that cannot be changed freely, in words. */
export interface DescribedChange {
  /** Dotted path from the top, with `*` for the names of entries. */
  readonly setting: string;
  /** Which values may follow, for example `goes up only`. */
  readonly rule: string;
  /** What becomes of it otherwise. */
  readonly since: string;
  readonly way: string;
  readonly source: string;
}

/** Every setting that cannot be changed freely: fields of environments, then layer by layer. */
export function describedChanges(layers: readonly LayerDefinition[]): readonly DescribedChange[] {
  const fields = Object.entries(environmentFields).flatMap(([name, schema]) =>
    declaredChanges(schema).map(({ path, change }) => described([name, path], change)),
  );
  const all = [
    ...fields,
    ...layers.flatMap((layer) => [
      ...declaredChanges(layer.settings).map(({ path, change }) => described([layer.name, path], change)),
      ...(layer.kinds ?? []).flatMap((kind) => {
        const at = kind.isEntries === false ? [layer.name] : [layer.name, kind.key, "*"];
        const names = (kind.summary?.names ?? []).flatMap(({ key, setting, fixed }) =>
          fixed === undefined
            ? []
            : [described([...at, setting ?? key], { movement: { kind: "fixed" }, ...fixed })],
        );
        const kept =
          kind.kept === undefined
            ? []
            : [
                {
                  setting: [layer.name, kind.key, "*"].join("."),
                  rule: "is not just taken out",
                  ...kind.kept,
                },
              ];
        return [...names, ...kept];
      }),
    ]),
  ];
  // Options of a setting, such as engines, may say the same.
  return [...new Map(all.map((change) => [JSON.stringify(change), change])).values()];
}

function described(
  path: readonly string[],
  { movement, unless, since, way, source }: Change,
): DescribedChange {
  return {
    setting: path.filter((step) => step !== "").join("."),
    rule: movementTitle(movement, unless && `${unless.setting}: ${String(unless.is)}`),
    since,
    way,
    source,
  };
}
