import type { Drift, DriftRequest } from "./drift";
import type { Orphan } from "./orphans";
import type { SandboxResource } from "./resources";
import type { StateObject } from "./state-objects";

/** What a sandbox is doing. */
export interface SandboxStatus {
  /** Absolute path of its folder. */
  readonly directory: string;
  /** Process that serves it. */
  readonly pid: number;
  /** When it was opened, ISO 8601 in UTC. */
  readonly started: string;
  /** Address of the state server. */
  readonly endpoint: string;
  /** Ports of the providers on 127.0.0.1, by provider name. */
  readonly ports: Readonly<Record<string, number>>;
  /** How many resources exist. */
  readonly resources: number;
  /** States and locks. */
  readonly states: readonly StateSummary[];
  /** One line for each damaged file that was moved aside at the start. */
  readonly notices: readonly string[];
}

/** A state or a lock, with how many resources the state has. */
export type StateSummary = Omit<StateObject, "resources"> & { readonly resources: number };

/** Names a resource by its type and its id, or by its type and its key. */
export interface ResourceName {
  readonly type: string;
  readonly id: string;
}

/** What can be asked of a running sandbox, from its own process or from another one. */
export interface SandboxOperations {
  /** What it is doing. */
  status(): Promise<SandboxStatus>;
  /** Everything that exists, in order of creation. */
  resources(): Promise<readonly SandboxResource[]>;
  /** What exists and no state knows, newest first, each with its repair. */
  orphans(): Promise<readonly Orphan[]>;
  /**
   * Changes a value behind Terraform's back.
   * @throws {SandboxError} when the address, the attribute or the value does not fit
   */
  drift(request: DriftRequest): Promise<Drift>;
  /**
   * Deletes a resource behind Terraform's back: the repair of an orphan.
   * @throws {SandboxError} when there is none of this name, or more than one
   */
  remove(name: ResourceName): Promise<SandboxResource>;
}
