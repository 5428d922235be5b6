import type { Recipe } from "../../values/recipe";
import { regional } from "../arn";
import type { Service } from "../service";

/** AWS's own key for a service, where no key is named. */
const keyOfService =
  (service: string): Recipe =>
  (draft) =>
    draft.fill(`arn:aws:kms:{region}:{account}:alias/aws/${service}`, "key");

/** AWS Backup. */
export const BACKUP: Service = {
  types: {
    aws_backup_vault: {
      values: {
        id: "{name}",
        arn: regional("backup", "backup-vault:{name}"),
        kms_key_arn: keyOfService("backup"),
      },
    },
    aws_backup_plan: {
      values: { id: "{uuid}", arn: regional("backup", "backup-plan:{id}"), version: "{uuid}" },
    },
    aws_backup_selection: {
      values: { id: "{uuid}" },
      importId: "{plan_id}|{id}",
    },
  },
};
