/** Who upgrades the engine of a database, and when. */
export interface UpgradeProps {
  /** A major version such as `16`, or a whole one such as `16.6`; of DocumentDB always whole, such as `5.0.1`. */
  readonly engineVersion: string;
  /** Whether the next apply may install a higher major version: at once, not in the maintenance window. */
  readonly allowMajorUpgrade: boolean;
}

/** The arguments of an engine's version. */
export interface UpgradeArguments {
  readonly engineVersion: string;
  readonly applyImmediately: boolean;
  readonly allowMajorVersionUpgrade?: true;
}

/**
 * The arguments of an engine's version. Other changes wait for the maintenance window, where Multi-AZ reduces them to a
 * failover; blue/green updates would be shorter, but RDS refuses them while it manages the master password. The upgrade
 * of a major version does not wait: the old parameter group stays in use until the window, so its deletion, which is
 * part of the same apply, would fail.
 */
export function upgrades({ engineVersion, allowMajorUpgrade }: UpgradeProps): UpgradeArguments {
  return {
    engineVersion,
    applyImmediately: allowMajorUpgrade,
    ...(allowMajorUpgrade ? { allowMajorVersionUpgrade: true } : {}),
  };
}

/**
 * Whether RDS installs minor versions of PostgreSQL: where the version is a major one alone. It must not do so where
 * the version is whole, or the next plan would take the upgrade back, which RDS refuses.
 */
export function followsMinorVersions({ engineVersion }: Pick<UpgradeProps, "engineVersion">): boolean {
  return !engineVersion.includes(".");
}

/**
 * What Terraform leaves alone of a server of PostgreSQL: a version that RDS moves. The provider takes `16` for the
 * `16.9` that it became, but `16` for a lower version than a `16.9` that was set before. Only an upgrade of the major
 * version is Terraform's.
 */
export function movedByRds(props: UpgradeProps): readonly string[] {
  return followsMinorVersions(props) && !props.allowMajorUpgrade ? ["engine_version"] : [];
}
