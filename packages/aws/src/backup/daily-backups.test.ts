import { describe, expect, it } from "vitest";
import { statements, synthesized } from "../synthesized.fixture";
import { DailyBackups, type DailyBackupsProps } from "./daily-backups";

const build = (props: Partial<DailyBackupsProps> = {}) =>
  synthesized(
    (scope) =>
      new DailyBackups(scope, "backups", {
        name: "shop-files",
        roleName: "shop-files-backups",
        fileSystemArn: "arn:files",
        keyArn: "arn:key",
        retentionDays: 35,
        destroys: "nothing",
        ...props,
      }),
  );

describe("daily backups", () => {
  const { addresses, at } = build();

  it("have a vault under the key, a plan, a role and a selection", () => {
    expect(addresses).toEqual([
      "aws_backup_plan.backups_plan",
      "aws_backup_selection.backups_selection",
      "aws_backup_vault.backups_vault",
      "aws_iam_role.backups_role",
      "aws_iam_role_policy.backups_role_backup",
    ]);
    expect(at("aws_backup_vault.backups_vault")).toMatchObject({
      kms_key_arn: "arn:key",
      force_destroy: false,
    });
    expect(at("aws_backup_plan.backups_plan").rule).toEqual([
      {
        rule_name: "daily",
        target_vault_name: "${aws_backup_vault.backups_vault.name}",
        schedule: "cron(0 5 ? * * *)",
        start_window: 480,
        completion_window: 10080,
        lifecycle: { delete_after: 35 },
      },
    ]);
  });

  it("are taken of the file system, by a role that may back up nothing else, once it may", () => {
    expect(at("aws_backup_selection.backups_selection")).toMatchObject({
      plan_id: "${aws_backup_plan.backups_plan.id}",
      iam_role_arn: "${aws_iam_role.backups_role.arn}",
      resources: ["arn:files"],
      depends_on: ["aws_iam_role_policy.backups_role_backup"],
    });
    expect(
      statements(at("aws_iam_role_policy.backups_role_backup").policy).map(({ Resource }) => Resource),
    ).toEqual(["arn:files", "${aws_backup_vault.backups_vault.arn}"]);
  });

  it("go with their vault where that is wanted", () => {
    expect(build({ destroys: "all" }).at("aws_backup_vault.backups_vault").force_destroy).toBe(true);
  });
});
