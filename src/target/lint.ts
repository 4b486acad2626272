import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { environmentError } from '../errors.ts';
import type { LintError } from '../resources/stack/facts.ts';
import { lastWords, runProgram } from './python/run-program.ts';
import { venvPython, type VenvOptions } from './python/venv.ts';

export interface LintResult {
  /** What cfn-lint calls errors, but for a runtime's age. */
  readonly errors: readonly LintError[];
  /** What fails nothing and is worth knowing: a runtime that AWS no longer, or soon no longer, takes. */
  readonly notices: readonly LintError[];
  /** Of the notices: AWS would refuse to create the function today. */
  readonly refusedByAge: readonly LintError[];
}

/** The rules that read the clock: deprecated, not created any more, not updated any more. */
const age = { W2531: false, E2531: true, E2533: true } as const;
const isAge = (rule: string): rule is keyof typeof age => Object.hasOwn(age, rule);

const known = new Map<string, LintResult>();

/**
 * cfn-lint's word on templates, by file as given. All files are judged in one call; what was judged before in this run is
 * not judged again. Warnings are left out.
 * @throws StackproofError (environment) without Python or when cfn-lint itself fails.
 */
export async function lint(
  files: readonly string[],
  options: VenvOptions = {},
): Promise<ReadonlyMap<string, LintResult>> {
  const keyed = await Promise.all(
    files.map(async (file) => ({ file, key: `${resolve(file)}\n${await readFile(file, 'utf8')}` })),
  );
  const fresh = keyed.filter(({ key }) => !known.has(key));
  if (fresh.length > 0) {
    const findings = await runLint(
      fresh.map(({ file }) => file),
      options,
    );
    for (const { file, key } of fresh) known.set(key, sort(findings.get(resolve(file)) ?? [], file));
  }
  return new Map(keyed.map(({ file, key }) => [file, known.get(key) ?? sort([], file)]));
}

interface Finding {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: {
    readonly Start: { readonly LineNumber: number; readonly ColumnNumber: number };
    readonly Path: readonly (string | number)[] | null;
  };
}

/** cfn-lint takes its arguments for patterns: names with brackets would match nothing. */
const program = `
import glob, sys
from cfnlint.runner.cli import main
names = sys.argv.index('--') + 1
sys.argv[names:] = [glob.escape(name) for name in sys.argv[names:]]
sys.exit(main())
`;

/** W1101: CloudFormation does not take YAML aliases. Mandatory: a template cannot switch its own errors off. */
const counted = (rule: string, level: string): boolean => level === 'Error' || rule === 'W1101';
const flags = ['--format', 'json', '--mandatory-checks', 'E', 'W1101', 'W2531'];

/** Runs it where neither the folder nor the home has settings of the user's, which could switch errors off too. */
async function runLint(
  files: readonly string[],
  options: VenvOptions,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const python = await venvPython(options);
  const place = dirname(python);
  const run = await runProgram(
    python,
    ['-I', '-c', program, ...flags, '--', ...files.map((file) => resolve(file))],
    {
      timeoutMs: 300_000,
      cwd: place,
      env: { ...process.env, HOME: place },
    },
  );
  const findings = parse(run.stdout);
  if (findings === undefined) {
    throw environmentError(`cfn-lint failed: ${lastWords(run.stderr) || `exit code ${run.status}`}`);
  }
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const file = resolve(finding.Filename);
    byFile.set(file, [...(byFile.get(file) ?? []), finding]);
  }
  return byFile;
}

function parse(text: string): readonly Finding[] | undefined {
  try {
    const findings: unknown = JSON.parse(text);
    return Array.isArray(findings) ? findings : undefined;
  } catch {
    return undefined;
  }
}

function sort(findings: readonly Finding[], file: string): LintResult {
  const errors: LintError[] = [];
  const notices: LintError[] = [];
  const refusedByAge: LintError[] = [];
  for (const finding of findings) {
    const error = toError(finding, file);
    if (isAge(error.rule)) {
      notices.push(error);
      if (age[error.rule]) refusedByAge.push(error);
    } else if (counted(error.rule, finding.Level)) errors.push(error);
  }
  return { errors, notices, refusedByAge };
}

function toError({ Rule, Message, Location }: Finding, file: string): LintError {
  const path = (Location.Path ?? []).map(String);
  const inside = path[0] === 'Resources';
  return {
    rule: Rule.Id,
    message: Message,
    at: {
      resource: inside ? (path[1] ?? '') : '',
      path: path.slice(inside ? 2 : 0).join('.'),
      file,
      line: Location.Start.LineNumber,
      column: Location.Start.ColumnNumber,
    },
  };
}
