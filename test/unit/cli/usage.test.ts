import { describe, expect, test } from '@jest/globals';
import { specs } from '../../../specs/index.ts';
import { commandLine, reference } from './command-line.ts';

describe('help', () => {
  test.each(['check', 'deploy', 'destroy', 'probe', 'verify', 'list', 'explain'])(
    '%s has one with an example',
    async (command) => {
      const { code, stdout, stderr } = await commandLine([command, '--help']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`Examples?:\n {2}stackproof ${command}`));
      expect(stdout).toContain('--debug');
    },
  );

  test('names every command for people, and no other', async () => {
    const { code, stdout } = await commandLine(['--help']);
    expect(code).toBe(0);
    for (const command of ['check', 'deploy', 'destroy', 'probe', 'verify', 'list', 'explain'])
      expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect(stdout).not.toContain('keep-local');
  });

  test('--version', async () => {
    expect(await commandLine(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});

describe('a usage that there is not is one line and exit 2', () => {
  test.each([
    [['chek'], /unknown command 'chek' \(Did you mean check\?\)/],
    [['list', '--spce', 'x'], /unknown option '--spce' \(Did you mean --spec\?\)/],
    [['check', '--spec', 'data-api'], /missing required argument 'file'/],
    [['explain'], /missing required argument/],
    [['list', 'more'], /too many arguments/],
    [['check', reference], /--spec is missing \(one of data-api\b/],
    [['check', reference, '--spec', 'data-ap'], /there is no spec "data-ap" \(did you mean data-api\?\)/],
    [['check', reference, '--spec', 'unlike'], /there is no spec "unlike" \(there are: data-api\b/],
    [['check', reference, '--spec', 'data-api', '--format', 'xml'], /Allowed choices are text, json, junit/],
    [['list', '--spec', 'dta-api'], /did you mean data-api\?/],
    [['deploy', '--spec', 'data-api', '--target', 'mars'], /Allowed choices are local, aws/],
    [['explain', 'DATA-KSM-04'], /there is no control "DATA-KSM-04" \(did you mean DATA-KMS-04\?\)/],
    [['explain', 'nothing'], /there is no control "nothing" \(`stackproof list` names them all\)/],
    [['keep-local', '--region', 'us-east-1'], /not for people/],
  ])('%j', async (argv, message) => {
    const { code, stdout, stderr } = await commandLine(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^stackproof: [^\n]*\n$/);
  });

  test('no command at all shows the help', async () => {
    const { code, stdout, stderr } = await commandLine([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: stackproof');
  });
});

describe('list', () => {
  test('names every control of a spec, by section', async () => {
    const { code, stdout } = await commandLine(['list', '--spec', 'data-api']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^§ 2 Security/m);
    expect(stdout.match(/^ {2}DATA-/gm)).toHaveLength(59);
    expect(stdout).toMatch(/^ {2}DATA-API-07 .*\(ours\) +\[template, terraform, live\]$/m);
    expect(stdout).toMatch(/^ {2}DATA-FN-03 .*\[exercise\]$/m);
  });

  test('without a spec names all specs; as JSON too', async () => {
    const { stdout } = await commandLine(['list', '--format', 'json']);
    const listed = JSON.parse(stdout) as { id: string; controls: unknown[] }[];
    expect(listed.map(({ id }) => id)).toEqual(specs.map(({ id }) => id));
    expect(listed.find(({ id }) => id === 'data-api')?.controls).toHaveLength(59);
  });
});

describe('explain', () => {
  test('says what a control asks for, where it is judged, and what breaks it', async () => {
    const { code, stdout } = await commandLine(['explain', 'data-kms-04']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^DATA-KMS-04 /);
    expect(stdout).toContain('data-api § 2 ');
    expect(stdout).toMatch(/judged on +the template, under every allowed value/);
    expect(stdout).toContain("the live stack's configuration");
    expect(stdout).not.toContain('in motion');
  });

  test('says that a clause is ours, and that it needs the stack in motion', async () => {
    const { stdout } = await commandLine(['explain', 'DATA-ALARM-06']);
    expect(stdout).toContain('(ours: ');
    expect(stdout).toContain('in motion');
  });

  test('as JSON', async () => {
    const { stdout } = await commandLine(['explain', 'DATA-KMS-04', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'DATA-KMS-04',
      spec: 'data-api',
      columns: ['template', 'terraform', 'live'],
    });
  });
});

describe('errors', () => {
  const specs = () => Promise.reject(new TypeError('x is undefined\nsecond line'));

  test('a defect of ours is one line and exit 1, never green', async () => {
    const { code, stdout, stderr } = await commandLine(['list'], { services: { specs } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^stackproof: TypeError: x is undefined second line \(this is a defect of Stackproof: [^\n]*\n$/,
    );
  });

  test('--debug shows the trace', async () => {
    const { stderr } = await commandLine(['list', '--debug'], { services: { specs } });
    expect(stderr).toContain('usage.test.ts');
  });

  test('--debug shows what an error was caused by', async () => {
    const { stderr } = await commandLine(['check', 'nowhere.yaml', '--spec', 'data-api', '--debug']);
    expect(stderr).toContain('caused by: Error: ENOENT');
  });

  test('something thrown that is no error', async () => {
    const odd = (): never => {
      const thrown: unknown = 'odd';
      throw thrown;
    };
    const { code, stderr } = await commandLine(['list', '--debug'], { services: { specs: odd } });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^stackproof: odd \(this is a defect/);
  });
});
