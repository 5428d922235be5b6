import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGES, rendered } from "./pages/pages";

/** `pnpm pages`: writes the generated sections of documentation pages, and names the pages that changed. */
function main(): void {
  const root = join(__dirname, "..");
  for (const page of PAGES) {
    const { is, would } = rendered(root, page);
    if (is === would) continue;
    writeFileSync(join(root, page.file), would);
    console.log(page.file);
  }
}

main();
