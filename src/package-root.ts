import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let root: string | undefined;

/** The folder of this package, where `lib/` and `scripts/` lie: from the sources and from the bundled file alike. */
export function packageRoot(): string {
  if (root !== undefined) return root;
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'scripts', 'requirements.txt')) && dirname(folder) !== folder)
    folder = dirname(folder);
  root = folder;
  return root;
}
