import { show } from "../checks";
import { type Check, met } from "../rule";

const NORTH_VIRGINIA = "us-east-1";

/** Resources for CloudFront live in us-east-1, through the provider's alias for it. */
export const inNorthVirginia: Check = (resource, inventory) => {
  const alias = String(resource.get("provider") ?? "aws").split(".")[1] ?? "default";
  const provider = inventory.setup("provider.aws", resource.layer).find(({ name }) => name === alias);
  return met(
    provider?.get("region") === NORTH_VIRGINIA,
    `a provider in ${NORTH_VIRGINIA}`,
    show(provider?.get("region")),
  );
};
