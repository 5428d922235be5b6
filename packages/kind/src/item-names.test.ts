import { describe, expect, it } from "vitest";
import { type NameTemplates, nameProblems, placedNames, spellNames } from "./names";

const shop = { id: "shop", account: "111122223333", region: "eu-west-1" };

/** The names of an entry `web` with these settings. */
function placed(templates: NameTemplates, settings: unknown) {
  return placedNames(templates, { entry: "web", settings, layer: {}, path: ["services", "web"] }, shop);
}

describe("names of items", () => {
  const templates = {
    logs: {
      of: "log group",
      each: "logs.groups",
      setting: "group.name",
      default: "/{id}/{entry}/{item}",
      scope: "region",
      longest: 20,
      parts: () => ({ cluster: "blue" }),
    },
  } as const satisfies NameTemplates;
  const settings = { logs: { groups: { access: {}, audit: { group: { name: "/{cluster}/{item}" } } } } };

  it("are spelled from the default, or from the setting inside the item", () => {
    expect(spellNames(templates, { entry: "web", settings, layer: {} }, shop).logs).toEqual({
      access: "/shop/web/access",
      audit: "/blue/audit",
    });
  });

  it("are placed where a person may set them", () => {
    expect(placed(templates, settings).map(({ name, path, isSet }) => [name, path.join("."), isSet])).toEqual(
      [
        ["/shop/web/access", "services.web.logs.groups.access.group.name", false],
        ["/blue/audit", "services.web.logs.groups.audit.group.name", true],
      ],
    );
  });

  it("are placed at the item, where no setting says another name", () => {
    const { setting: _, ...logs } = templates.logs;

    expect(placed({ logs }, settings).map(({ path }) => path.join("."))).toEqual([
      "services.web.logs.groups.access",
      "services.web.logs.groups.audit",
    ]);
  });

  it("are refused one by one", () => {
    const groups = { access: {}, audit: { group: { name: "/{cluster}/{item}-of-all-sites" } } };
    const long = { logs: { groups } };
    const entry = { entry: "web", settings: long, layer: {}, path: ["services", "web"] };

    expect(nameProblems(placed(templates, long), entry)).toEqual([
      {
        path: ["services", "web", "logs", "groups", "audit", "group", "name"],
        expected: "a name of at most 20 characters for the log group",
        got: '"/blue/audit-of-all-sites", which has 24',
        mend: "shorten it",
      },
    ]);
  });
});
