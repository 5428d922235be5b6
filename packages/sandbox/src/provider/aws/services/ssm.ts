import { named, regional } from "../arn";
import type { Service } from "../service";

/** Parameters and documents of Systems Manager. */
export const SSM: Service = {
  types: {
    aws_ssm_parameter: {
      values: {
        id: "{name}",
        arn: (draft) =>
          draft.fill(regional("ssm", `parameter/${draft.text("name").replace(/^\//, "")}`), "arn"),
        tier: "Standard",
        data_type: "text",
        version: (draft) => {
          const [before] = draft.existing("aws_ssm_parameter").filter(({ id }) => id === draft.text("name"));
          const version = before?.state.version;
          return typeof version === "number" ? version + 1 : 1;
        },
      },
      renewed: ["version"],
    },
    aws_ssm_association: {
      values: {
        id: "{association_id}",
        association_id: "{uuid}",
        arn: regional("ssm", "association/{association_id}"),
        document_version: "$DEFAULT",
      },
    },
    aws_ssm_document: {
      values: {
        ...named("ssm", "document/{name}"),
        status: "Active",
        default_version: "1",
        latest_version: "1",
      },
      renewed: ["latest_version", "default_version", "document_version", "hash"],
    },
    aws_ssm_maintenance_window: {
      values: { id: "mw-{hex:17}" },
    },
  },
};
