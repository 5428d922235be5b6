/** The `required_providers` of a unit, by local name. */
export type RequiredProviders = Readonly<
  Record<
    string,
    {
      /** For example `hashicorp/aws`. */
      readonly source: string;
      /** Version constraint, for example `~> 5.0`. @default any version */
      readonly version?: string;
    }
  >
>;
