import type { SettingLine } from "../content";
import type { TouchedSetting } from "../input";
import { attributeChanges, type Secrets, type Side } from "../values";

/** Settings that changed, without what a plan calls a secret. */
export function settingsOf(settings: readonly TouchedSetting[], secrets: Secrets): readonly SettingLine[] {
  return settings.map(({ place, path, before, after, touches }) => {
    const side = (value: unknown): Side => {
      const { value: at, sensitive } = secrets.sideOf(value);
      return { value: { at }, unknown: false, sensitive: { at: sensitive } };
    };
    const changes = attributeChanges(side(before), side(after), () => []);
    return {
      place,
      path: path.join("."),
      changes: changes.map((change) => ({ ...change, path: change.path.replace(/^at\b\.?/, "") })),
      touches,
    };
  });
}
