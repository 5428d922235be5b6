import { all, either, equals, isSet, show } from "../checks";
import { type Check, met, type ServiceRules } from "../rule";

const TAGS = ["Environment", "ManagedBy", "Project", "Layer"];

const tagged: Check = (provider) => {
  const tags = provider.get("default_tags.0.tags");
  const given = typeof tags === "object" && tags !== null ? Object.keys(tags) : [];
  const missing = TAGS.filter((tag) => !given.includes(tag));
  return met(
    missing.length === 0,
    `default_tags with ${TAGS.join(", ")}`,
    `no ${missing.join(", ")} in ${show(given)}`,
  );
};

/** Every unit's own blocks: where its state lies, and what its providers add. */
export const units: ServiceRules = {
  rules: [
    {
      id: "backend-encrypted",
      type: "terraform.backend",
      level: "M",
      reason: "state holds everything that Terraform knows",
      source: ["CKV_AWS_19"],
      setting: "state",
      fault: { at: "terraform/backend/s3/encrypt", to: false },
      holds: equals("encrypt", true),
    },
    {
      id: "backend-locked",
      type: "terraform.backend",
      level: "M",
      reason: "two applies at once lose one of the states",
      source: ["Terraform S3 backend"],
      setting: "state",
      fault: { at: "terraform/backend/s3/use_lockfile" },
      holds: all(
        isSet("bucket"),
        isSet("key"),
        either(equals("use_lockfile", true), isSet("dynamodb_table")),
      ),
    },
    {
      id: "provider-tags",
      type: "provider.aws",
      level: "M",
      reason: "cost and ownership are found by tag, on every resource, through aliases too",
      source: ["EKS.6"],
      setting: "tags",
      fault: { layer: "edge", at: "provider/aws/1/default_tags" },
      holds: tagged,
    },
  ],
};
