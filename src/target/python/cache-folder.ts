import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where things may be kept between runs: `stackproof` in the user's cache folder, or in the folder that
 * STACKPROOF_CACHE names.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const named = env.STACKPROOF_CACHE || (platform === 'darwin' ? undefined : env.XDG_CACHE_HOME);
  const usual = platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  return join(named || usual, 'stackproof');
}
