import { Refusal } from "../../protocol/diagnostic";
import type { Fields } from "../../protocol/value";
import type { AppliedChange } from "../../simulation";
import { textsAt } from "./value-paths";

/** What a service refuses of a change of version. */
interface Versioned {
  /** The attribute that asks for a version. */
  readonly asked: string;
  /** The attribute that has the version that runs, where it is another one. @default the same */
  readonly runs?: string;
  /** The attribute without which no higher major version is taken. @default none is taken */
  readonly allows?: string;
  /** How many minor versions a change may go up at once. @default any number */
  readonly steps?: number;
  readonly lower: (from: string, to: string, state: Fields) => string;
}

const cannotUpgrade: Versioned["lower"] = (from, to, { engine }) =>
  `InvalidParameterCombination: Cannot upgrade ${engine} from ${from} to ${to}`;

/** Sources: RDS `ModifyDBInstance` and `ModifyDBCluster`, DocumentDB `ModifyDBCluster`, EKS `UpdateClusterVersion`. */
const VERSIONED: Readonly<Record<string, Versioned>> = {
  aws_db_instance: {
    asked: "engine_version",
    runs: "engine_version_actual",
    allows: "allow_major_version_upgrade",
    lower: cannotUpgrade,
  },
  aws_rds_cluster: {
    asked: "engine_version",
    runs: "engine_version_actual",
    allows: "allow_major_version_upgrade",
    lower: cannotUpgrade,
  },
  aws_docdb_cluster: {
    asked: "engine_version",
    allows: "allow_major_version_upgrade",
    lower: cannotUpgrade,
  },
  aws_eks_cluster: {
    asked: "version",
    steps: 1,
    lower: (from, to) =>
      `InvalidParameterException: Unsupported Kubernetes minor version update from ${from} to ${to}`,
  },
};

/** @throws {Refusal} when a service does not go from the version that runs to the one that is asked for */
export function checkVersion({ type, state, prior }: AppliedChange): void {
  const versioned = VERSIONED[type];
  if (versioned === undefined || prior === undefined) return;
  const { asked, runs = asked, allows, steps, lower } = versioned;
  const [before = "", to = ""] = [prior.state, state].flatMap((of) => textsAt(of, asked));
  if (before === to) return;
  const [actual = before] = textsAt(prior.state, runs);
  // What was asked for last runs, though the state has not seen it yet.
  const from = actual.startsWith(`${before}.`) ? actual : before;
  const refuse = (message: string): never => {
    throw new Refusal(`updating ${type}: api error ${message}`);
  };
  const [[major = 0, minor = 0], [nextMajor = 0, nextMinor]] = [numbersOf(from), numbersOf(to)];
  if (nextMajor < major || (nextMajor === major && nextMinor !== undefined && nextMinor < minor)) {
    refuse(lower(from, to, state));
  }
  if (steps !== undefined && Number(nextMinor) - minor > steps) refuse(lower(from, to, state));
  if (nextMajor > major && allows !== undefined && state[allows] !== true) {
    refuse(
      "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.",
    );
  }
}

function numbersOf(version: string): readonly (number | undefined)[] {
  return version.split(".").map(Number);
}
