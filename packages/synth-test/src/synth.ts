import { dirname } from "node:path";
import type { SynthesizedUnit } from "@strata/inventory";
import { inject } from "vitest";
import type { Subject } from "./examination";
import { Template } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** Absolute path of what exports the app to tests, `stacks/synthesize.ts`. */
    readonly strataApp: string;
  }
}

/** Settings by layer, merged over those of the environment's folder. */
export type SettingsOverride = Readonly<Record<string, unknown>>;

/** What the app must export. */
interface App {
  synthesize(options: {
    readonly select: string[];
    readonly overrides?: Record<string, unknown>;
  }): Promise<readonly SynthesizedUnit[]>;
}

/**
 * Results by environment and settings. They are pure functions of their key, and Vitest loads this module anew for
 * each test file, so a file's tests share them and no other file's do.
 */
const results = new Map<string, Promise<Subject>>();

/** Synthesizes an environment in this process, once for each test file and settings. */
export async function synth(environmentPath: string, settings?: SettingsOverride): Promise<Template> {
  const { units, root } = await subjectOf(environmentPath, settings);
  return new Template(units, root === undefined ? {} : { root });
}

/** The units of an environment, and the repository they come from. */
export function subjectOf(environmentPath: string, settings?: SettingsOverride): Promise<Subject> {
  const key = JSON.stringify([environmentPath, settings ?? {}]);
  const known = results.get(key);
  if (known !== undefined) return known;
  const made = synthesized(environmentPath, settings);
  results.set(key, made);
  return made;
}

async function synthesized(environmentPath: string, settings?: SettingsOverride): Promise<Subject> {
  const path = inject("strataApp");
  const app = (await import(/* @vite-ignore */ path)) as App;
  const units = await app.synthesize({
    select: [environmentPath],
    ...(settings === undefined ? {} : { overrides: { ...settings } }),
  });
  const own = units.filter(({ environment }) => environment === environmentPath);
  if (own.length === 0) throw new Error(`synth: expected units of ${environmentPath}, got none`);
  return { units: own, root: dirname(dirname(path)) };
}
