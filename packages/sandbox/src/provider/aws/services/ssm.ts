import { Refusal } from "../../protocol/diagnostic";
import type { Fields } from "../../protocol/value";
import type { DataQuery } from "../../simulation";
import { named, regional } from "../arn";
import { type LookUp, lookUp } from "../look-up";
import type { Service } from "../service";

/** Parameters that AWS itself publishes. */
const PUBLISHED = /^\/aws\/service\//;

/** A parameter of the account. */
const PARAMETER: LookUp = {
  type: "aws_ssm_parameter",
  by: [{ asked: "name", kept: "name" }],
};

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
  dataSources: {
    aws_ssm_parameter: (query) => publishedParameter(query) ?? lookUp(PARAMETER, query),
  },
};

/** AWS's own parameters name images, by a path that ends in what kind of value it is. */
function publishedParameter({ config, digest, place }: DataQuery): Fields | undefined {
  const name = String(config.name);
  if (!PUBLISHED.test(name)) return undefined;
  if (!/ami|image_id/.test(name)) {
    throw new Refusal(
      `reading data.aws_ssm_parameter: expected a published parameter that names an image, got ${name}`,
      "The sandbox knows no other parameter of AWS: pass the value in a variable.",
    );
  }
  const value = `ami-${digest(`${place.region}${name}`, 17)}`;
  return {
    id: name,
    arn: `arn:aws:ssm:${place.region}::parameter${name}`,
    type: "String",
    value,
    insecure_value: value,
    version: 1,
  };
}
