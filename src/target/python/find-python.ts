import { environmentError, StackproofError } from '../../errors.ts';
import { runProgram } from './run-program.ts';

const oldest = [3, 10] as const;

/**
 * The first Python that is new enough: `python3`, then `python`. Gives its own path, so that a venv made by it does not
 * depend on the PATH.
 * @throws StackproofError (environment) that says what to install.
 */
export async function findPython(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const tooOld: string[] = [];
  for (const command of ['python3', 'python']) {
    const answer = await ask(command, env);
    if (answer === undefined) continue;
    const { path, major, minor } = answer;
    if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return path;
    tooOld.push(`${command} is ${major}.${minor}`);
  }
  const found = tooOld.length === 0 ? 'there is no python3' : tooOld.join(', ');
  throw environmentError(
    `Python ${oldest.join('.')} or newer is needed for the local target and for cfn-lint, and ${found}`,
    {
      remedy:
        'install it from python.org, or by the package manager: on Debian and Ubuntu python3 and python3-venv',
    },
  );
}

async function ask(
  command: string,
  env: NodeJS.ProcessEnv,
): Promise<{ path: string; major: number; minor: number } | undefined> {
  try {
    const question = 'import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)';
    const { status, stdout } = await runProgram(command, ['-c', question], { timeoutMs: 20_000, env });
    const parts = /^(\d+) (\d+) (.+)$/.exec(stdout.trim());
    if (status !== 0 || parts === null) return undefined;
    return { major: Number(parts[1]), minor: Number(parts[2]), path: parts[3] ?? command };
  } catch (error) {
    if (error instanceof StackproofError) return undefined;
    throw error;
  }
}
