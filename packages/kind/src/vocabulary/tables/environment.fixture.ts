import type { ValueTable } from "./value-table.fixture";

/** Types that environments and layers share; each accepts and refuses here as in `@strata/config`, which declares them. */
export const ENVIRONMENT: readonly ValueTable[] = [
  {
    name: "entryName",
    source: "names of resources start or end with it",
    accepted: ["a", "app-logs", "s3"],
    refused: ["", "App", "1a", "a--b", "a-", "a_b", "a".repeat(49)],
  },
  {
    name: "cidr",
    source: "RFC 4632",
    accepted: ["0.0.0.0/0", "10.0.0.0/16", "255.255.255.255/32"],
    refused: ["10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "fd00::/8", "10.0.0.0/016"],
  },
  {
    name: "awsAccount",
    source: "IAM user guide, AWS account identifiers",
    accepted: ["012345678901"],
    refused: ["12345678901", "0123456789012", "12345678901a", 123456789012],
  },
  {
    name: "awsRegion",
    source: "AWS Regions and Availability Zones; IAM user guide, partitions",
    accepted: ["eu-west-1", "us-east-1"],
    refused: ["eu-west-9", "EU-WEST-1", "", "us-gov-west-1", "cn-north-1"],
  },
  {
    name: "versionConstraint",
    source: "Terraform language, version constraints",
    accepted: ["1", "= 1.2.3", ">= 5.100.0, < 7.0.0", "~> 2.38"],
    refused: ["", "latest", ">= ", "1.2.3.4", "^1.2"],
  },
  {
    name: "tags",
    source: "Tagging AWS resources, tag naming limits and requirements; IAM TagRole",
    accepted: [{}, { "cost:center": "7 a" }, { Team: "ops", Größe: "1" }, { Name: "shop" }],
    refused: [
      { "aws:x": "y" },
      { "AWS:x": "y" },
      { a: "x".repeat(257) },
      { ["a".repeat(129)]: "x" },
      { "": "x" },
      { a: "b?c" },
      { "a,b": "c" },
      { Team: "a", team: "b" },
      { layer: "network" },
      { NAME: "x" },
      { services: "x" },
      Object.fromEntries(Array.from({ length: 46 }, (_, at) => [`key${at}`, "x"])),
    ],
  },
  { name: "day", source: "ISO 8601", accepted: ["2026-02-28"], refused: ["2026-2-28", "tomorrow"] },
];
