import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentYaml, SHOP } from "../../../cli/src/shop.fixture";
import { CommittedShop, TEXT, YAML } from "./committed-shop.fixture";

let shop: CommittedShop;
beforeEach(() => {
  shop = new CommittedShop();
});
afterEach(() => shop.remove());

describe("settings that have changed since a base", () => {
  it("are none where nothing has", async () => {
    expect(await shop.touched()).toEqual([]);
  });

  it("have both values, and the place in today's files", async () => {
    shop.replace(["db.t4g.micro", "db.t4g.small"]);

    expect(await shop.touched()).toEqual([
      {
        place: "environments/shop/production/environment.yaml:8:64",
        path: ["data", "databases", "main", "instanceClass"],
        before: "db.t4g.micro",
        after: "db.t4g.small",
        touches: [],
      },
    ]);
  });

  it("are compared with where the branch left the other one, and committed ones count too", async () => {
    shop.repository.git("checkout", "--quiet", "-b", "feature");
    shop.replace(["Team: sales", "Team: shop"]);
    shop.repository.commit();

    expect(await shop.touched({}, {}, "main")).toMatchObject([
      { path: ["tags", "Team"], before: "sales", after: "shop" },
    ]);
    expect(await shop.touched({}, {}, "HEAD")).toEqual([]);
  });

  it("are one for what is new or gone, with the place where it would be", async () => {
    shop.replace(["tags: { Team: sales }\n", ""]);
    expect(await shop.touched()).toEqual([
      {
        path: ["tags", "Team"],
        before: "sales",
        place:
          "environments/defaults.yaml:2:1 (no longer set there; it was at environments/shop/production/environment.yaml:5:15)",
        touches: [],
      },
    ]);

    shop.replace(["Team: sales", "Team: sales, Project: null"]);
    expect(await shop.touched()).toMatchObject([
      {
        path: ["tags", "Project"],
        before: "shop",
        place: "environments/shop/production/environment.yaml:5:31",
      },
    ]);

    shop.replace([
      "    main: {",
      "    new: { mode: managed, engineVersion: '16', instanceClass: db.t4g.micro, storageGiB: 20, maxStorageGiB: 100, tier: private, key: data }\n    main: {",
    ]);
    expect(await shop.touched()).toMatchObject([
      {
        path: ["data", "databases", "new"],
        after: { instanceClass: "db.t4g.micro" },
        place: "environments/shop/production/environment.yaml:8:5",
      },
    ]);
  });

  it("are what a file sets no longer, with what is inherited now", async () => {
    shop.write({ "defaults.yaml": `${SHOP["defaults.yaml"]}`.replace("tags: {", "tags: { Team: all, ") });
    shop.repository.commit();
    shop.replace(["tags: { Team: sales }\n", ""]);

    expect(await shop.touched()).toMatchObject([
      {
        path: ["tags", "Team"],
        before: "sales",
        after: "all",
        place:
          "environments/defaults.yaml:2:15 (no longer overridden; it was at environments/shop/production/environment.yaml:5:15)",
      },
    ]);
  });

  it("are none where the base does not have the environment, and are found where it was elsewhere", async () => {
    shop.repository.git("mv", "environments/shop/production", "environments/shop/prod");
    shop.repository.commit();
    shop.repository.git("mv", "environments/shop/prod", "environments/shop/production");
    shop.replace(["Team: sales", "Team: shop"]);
    expect(await shop.touched()).toMatchObject([{ path: ["tags", "Team"] }]);

    shop.repository.git("checkout", "--quiet", "--force", "HEAD");
    shop.repository.delete("environments/shop/prod");
    shop.repository.commit();
    shop.write({ [YAML]: TEXT });
    expect(await shop.touched()).toEqual([]);
  });

  it("are not known where there is no base, or where today's layers do not take it, with the reason", async () => {
    const told: string[] = [];
    const tell = (reason: string): unknown => told.push(reason);
    shop.write({ [YAML]: environmentYaml("shop-production", "surprise: 1\n") });
    const faulty = shop.repository.commit();
    shop.write({ [YAML]: TEXT });

    expect(await shop.touched({}, {}, faulty, tell)).toBeUndefined();
    expect(await shop.touched({}, {}, "mian", tell)).toBeUndefined();
    expect(told).toEqual([
      expect.stringMatching(
        /^the settings in \w{8} do not load with the layers of today: environments\/shop\/production\/environment.yaml:5:1: surprise: /,
      ),
      expect.stringContaining('did you mean "main"?'),
    ]);
  });
});
