/** Files that tell what plans do, by form. */
export interface DocumentFiles {
  readonly markdown?: string;
  readonly html?: string;
  readonly junit?: string;
}

/** Whether any document is asked for. */
export function wantsDocuments({ markdown, html, junit }: DocumentFiles): boolean {
  return [markdown, html, junit].some((file) => file !== undefined);
}
