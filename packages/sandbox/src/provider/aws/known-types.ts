import type { DataSource } from "../simulation";
import type { Recipes } from "../values/recipe";
import type { AwsType, Named, Service } from "./service";
import * as exported from "./services";

const services: readonly Service[] = Object.values(exported);

const types: Readonly<Record<string, AwsType>> = Object.assign(
  {},
  ...services.map((service) => service.types),
);

const named: Readonly<Record<string, Named>> = Object.assign(
  {},
  ...services.map((service) => service.named ?? {}),
);

/** Data sources of all services, by type. */
export const serviceDataSources: Readonly<Record<string, DataSource>> = Object.assign(
  {},
  ...services.map(({ dataSources = {} }) => dataSources),
);

/** What is known of a type; nothing of one that no service has. */
export function awsType(type: string): AwsType {
  return Object.hasOwn(types, type) ? (types[type] ?? {}) : {};
}

/** The values of a type that only AWS knows. */
export function awsRecipes(type: string): Recipes {
  return awsType(type).values ?? {};
}

/** What may be referred to by a name that a type has in `refersTo`. @throws {Error} where no service has the name */
export function awsNamed(name: string): Named {
  const found = Object.hasOwn(named, name) ? named[name] : undefined;
  if (found === undefined) throw new Error(`refersTo: expected a name that a service has, got ${name}`);
  return found;
}

/** Attributes by which others use a type, so that it cannot be deleted: `aws_subnet.vpc_id` of a VPC. */
export function usedBy(type: string): readonly { readonly type: string; readonly path: string }[] {
  return Object.keys(types)
    .sort()
    .flatMap((user) =>
      Object.entries(awsType(user).uses ?? {})
        .filter(([, used]) => used === type)
        .map(([path]) => ({ type: user, path })),
    );
}
