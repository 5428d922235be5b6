/** A place in a YAML file. Lines and columns count from 1. */
export interface Origin {
  /** From the parent of the environments folder, for example `environments/shop/production/environment.yaml`. */
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** `file:line:col`, as editors and terminals make it a link. */
export function formatOrigin({ file, line, col }: Origin): string {
  return `${file}:${line}:${col}`;
}
