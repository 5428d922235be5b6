import { Refusal } from "../../protocol/diagnostic";
import type { Fields } from "../../protocol/value";
import type { AppliedChange } from "../../simulation";
import { textsAt } from "./value-paths";

/** A server whose parameter group is of the family of its version. */
interface Grouped {
  /** The attribute that names the group. */
  readonly at: string;
  /** The type of the group. */
  readonly group: string;
  readonly family: (state: Fields) => string;
  readonly message: (found: string, family: string) => string;
}

const major = ({ engine_version: version }: Fields): string => String(version).split(".")[0] ?? "";

const ofServer =
  (what: string): Grouped["message"] =>
  (found, family) =>
    `InvalidParameterCombination: The Parameter Group with DBParameterGroupFamily ${found} cannot be used for this ${what}. Please use a Parameter Group with DBParameterGroupFamily ${family}`;

/** Sources: RDS, DocumentDB and ElastiCache user guides, parameter groups: the families of each engine. */
const GROUPED: Readonly<Record<string, Grouped>> = {
  aws_db_instance: {
    at: "parameter_group_name",
    group: "aws_db_parameter_group",
    family: (state) => `${state.engine}${major(state)}`,
    message: ofServer("instance"),
  },
  aws_rds_cluster: {
    at: "db_cluster_parameter_group_name",
    group: "aws_rds_cluster_parameter_group",
    family: (state) => `${state.engine}${major(state)}`,
    message: ofServer("cluster"),
  },
  aws_docdb_cluster: {
    at: "db_cluster_parameter_group_name",
    group: "aws_docdb_cluster_parameter_group",
    family: ({ engine_version: version }) => `docdb${String(version).split(".").slice(0, 2).join(".")}`,
    message: ofServer("cluster"),
  },
  aws_elasticache_replication_group: {
    at: "parameter_group_name",
    group: "aws_elasticache_parameter_group",
    family: (state) =>
      state.engine === "redis" && major(state) === "6" ? "redis6.x" : `${state.engine}${major(state)}`,
    message: (found, family) =>
      `InvalidParameterCombination: Expected a parameter group of family ${family} but found one of family ${found}`,
  },
};

/** @throws {Refusal} when a server's parameter group is of the family of another version */
export function checkFamily({ type, state, prior, store }: AppliedChange): void {
  const grouped = GROUPED[type];
  const [version] = textsAt(state, "engine_version");
  if (grouped === undefined || version === undefined) return;
  const [name] = textsAt(state, grouped.at);
  const group = store.ofType(grouped.group).find((one) => one.state.name === name);
  const family = grouped.family(state);
  if (group === undefined || group.state.family === family) return;
  throw new Refusal(
    `${prior === undefined ? "creating" : "updating"} ${type}: api error ${grouped.message(String(group.state.family), family)}`,
  );
}
