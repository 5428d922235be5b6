/** The release that {@link installTerraform} fetches. */
export const PINNED = "1.11.4";

/** The oldest release with the S3-native lock, `use_lockfile`. */
export const OLDEST = { major: 1, minor: 10 } as const;
