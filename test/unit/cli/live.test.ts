import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack, Tag } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Interrupted } from '../../../src/cli/io.ts';
import type { Services } from '../../../src/cli/services.ts';
import type { Check } from '../../../src/control/verdict.ts';
import { environmentError, inputError } from '../../../src/errors.ts';
import type { AwsOptions } from '../../../src/target/aws.ts';
import type { DeployRequest } from '../../../src/target/deploy.ts';
import { readFlatOutputs, writeFlatOutputs } from '../../../src/target/outputs.ts';
import { commandLine } from './command-line.ts';
import { deployment, fakeKept, fakeTarget, judgedLive } from './fake-target.ts';

const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'stackproof-live-'));
process.chdir(folder);
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const outputsFile = 'cfn-outputs/flat-outputs.json';
const writeOutputs = (outputs: object) => {
  mkdirSync('cfn-outputs', { recursive: true });
  writeFileSync(outputsFile, JSON.stringify(outputs));
};
let done: string[] = [];
let requests: DeployRequest[] = [];
beforeEach(() => {
  done = [];
  requests = [];
  rmSync('cfn-outputs', { recursive: true, force: true });
});

const deploys: Services['deployStack'] = (_, request, progress) => {
  requests.push(request);
  progress('CloudFormation');
  return Promise.resolve(deployment);
};
const files = { readFlatOutputs, writeFlatOutputs };
const found = (isFound: boolean) => ({
  findKeptLocal: () => Promise.resolve(isFound ? fakeKept(true, done) : undefined),
  keepLocal: () => Promise.resolve(fakeKept(false, done)),
});
const aws = (stacks: readonly object[], asked: AwsOptions[] = []) => ({
  connectAws: (options: AwsOptions) => {
    asked.push(options);
    return Promise.resolve(fakeTarget('aws', stacks));
  },
});
const pass: Check = { outcome: 'pass' };
const probes =
  (check: Check): Services['probe'] =>
  (spec, { exercise }) => {
    done.push(exercise ? 'probed and exercised' : 'probed');
    return Promise.resolve(judgedLive(spec, check));
  };
const account = ['--account', '111122223333'];

describe('deploy to the local target', () => {
  test('starts one that goes on, writes the outputs and which gaps were filled', async () => {
    const ran = await commandLine(['deploy', '--spec', 'data-api'], {
      services: { ...files, ...found(false), deployStack: deploys },
    });
    expect(ran).toMatchObject({ code: 0, stdout: `created arn:stack\nwrote ${outputsFile}\n` });
    expect(done).toEqual(['filled table-encryption of stackproof-data-api', 'released']);
    expect(JSON.parse(readFileSync(outputsFile, 'utf8'))).toEqual({ ApiGatewayUrl: 'https://x/dev' });
    expect(requests[0]?.parameters.get('SNSEmail')).toMatch(/./);
    expect(requests[0]?.templateFile).toBe(join(home, 'lib/data-api.yaml'));
  });

  test('uses one that goes on already, in the region that is asked for', async () => {
    const targets: string[] = [];
    await commandLine(['deploy', '--spec', 'data-api', '--region', 'eu-west-1', '--stack-name', 'mine'], {
      services: {
        ...files,
        ...found(true),
        deployStack: (target, request, progress) => {
          targets.push(target.region, request.stackName);
          return deploys(target, request, progress);
        },
      },
    });
    expect(targets).toEqual(['eu-west-1', 'mine']);
  });

  const fails: Services['deployStack'] = () => Promise.reject(inputError('the stack could not be created'));

  test('ends a new one when the stack fails, and leaves one that was there', async () => {
    for (const wasThere of [false, true]) {
      done = [];
      const ran = await commandLine(['deploy', '--spec', 'data-api'], {
        services: { ...files, ...found(wasThere), deployStack: fails },
      });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('stackproof: the stack could not be created\n');
      expect(done).toEqual(wasThere ? [] : ['ended']);
      expect(existsSync(outputsFile)).toBe(false);
    }
  });

  test('refuses another account than the running one is', async () => {
    const ran = await commandLine(['deploy', '--spec', 'data-api', '--account', '999999999999'], {
      services: { ...files, ...found(true), deployStack: deploys },
    });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('is account 111122223333');
    expect(requests).toEqual([]);
  });

  test('Ctrl-C ends a new one and gives 130', async () => {
    const controller = new AbortController();
    const ran = await commandLine(['deploy', '--spec', 'data-api'], {
      signal: controller.signal,
      services: {
        ...files,
        ...found(false),
        deployStack: () => {
          setImmediate(() => controller.abort(new Interrupted(130)));
          return new Promise(() => undefined);
        },
      },
    });
    expect(ran.code).toBe(130);
    expect(done).toEqual(['ended']);
  });

  test('without Python is exit 3', async () => {
    const keepLocal = () => Promise.reject(environmentError('there is no python3'));
    const ran = await commandLine(['deploy', '--spec', 'data-api'], {
      services: { ...found(false), keepLocal },
    });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('stackproof: there is no python3\n');
  });
});

describe('deploy to AWS', () => {
  test('needs the account by name', async () => {
    const ran = await commandLine(['deploy', '--spec', 'data-api', '--target', 'aws']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/name the account that you mean: --account/);
  });

  test('goes to that account with what was given, and nothing made up', async () => {
    const asked: AwsOptions[] = [];
    const argv = ['deploy', '--spec', 'data-api', '--target', 'aws', ...account, '--profile', 'me'];
    const ran = await commandLine([...argv, '--param', 'SNSEmail=a@b.example'], {
      services: { ...files, ...aws([], asked), deployStack: deploys },
    });
    expect(ran.code).toBe(0);
    expect(asked).toEqual([{ region: 'us-east-1', accountId: '111122223333', profile: 'me' }]);
    expect([...(requests[0]?.parameters ?? [])]).toEqual([['SNSEmail', 'a@b.example']]);
    expect([...(requests[0]?.tags ?? [])]).toEqual([['stackproof:spec', 'data-api']]);
  });

  test.each([
    ['was not there before is deleted', [], ['deleted stackproof-data-api']],
    ['was there before is left', [{ StackName: 'stackproof-data-api' }], []],
  ])('interrupted: a stack that %s', async (_, stacks, expected) => {
    const controller = new AbortController();
    const ran = await commandLine(['deploy', '--spec', 'data-api', '--target', 'aws', ...account], {
      signal: controller.signal,
      services: {
        ...aws(stacks),
        deployStack: () => {
          setImmediate(() => controller.abort(new Interrupted(130)));
          return new Promise(() => undefined);
        },
        destroyStack: (__, name) => {
          done.push(`deleted ${name}`);
          return Promise.resolve();
        },
      },
    });
    expect(ran.code).toBe(130);
    expect(done).toEqual(expected);
  });
});

describe('destroy', () => {
  test('ends the local target and forgets its outputs', async () => {
    writeOutputs({ a: 'b' });
    const ran = await commandLine(['destroy', '--spec', 'data-api'], { services: found(true) });
    expect(ran).toMatchObject({ code: 0, stdout: 'ended the local target at http://127.0.0.1:1\n' });
    expect(done).toEqual(['ended']);
    expect(existsSync(outputsFile)).toBe(false);
  });

  test('says so when there is none', async () => {
    const ran = await commandLine(['destroy', '--spec', 'data-api'], { services: found(false) });
    expect(ran).toMatchObject({ code: 0, stdout: 'no local target is running here\n' });
  });

  test('needs no spec for the local target, which ends with all its stacks', async () => {
    expect(await commandLine(['destroy'], { services: found(true) })).toMatchObject({ code: 0 });
    expect(done).toEqual(['ended']);
    expect((await commandLine(['destroy', '--spec', 'dat-api'], { services: found(true) })).code).toBe(2);
    expect(done).toEqual(['ended']);
    expect((await commandLine(['destroy', '--target', 'aws', ...account])).code).toBe(2);
  });

  const destroyAws = (stacks: readonly object[], packages?: string) =>
    commandLine(['destroy', '--spec', 'data-api', '--target', 'aws', ...account], {
      services: {
        ...aws(stacks),
        destroyStack: (_, name) => {
          done.push(`deleted ${name}`);
          return Promise.resolve();
        },
        destroyPackages: (_, name, ours) => {
          const tagged = (Tags: Tag[]): boolean => ours({ Tags } as Stack);
          asked = [name, tagged(ownTags), tagged([{ Key: 'stackproof:spec', Value: 'other' }])];
          return Promise.resolve(packages);
        },
      },
    });
  let asked: readonly unknown[] = [];
  const ownTags = [{ Key: 'stackproof:spec', Value: 'data-api' }];
  const outputs = [{ OutputKey: 'a', OutputValue: 'b' }];

  test('on AWS deletes a stack that deploy has made, and forgets its outputs', async () => {
    writeOutputs({ a: 'b' });
    expect(await destroyAws([{ Tags: ownTags, Outputs: outputs }])).toMatchObject({
      code: 0,
      stdout: 'deleted stackproof-data-api\n',
    });
    expect(done).toEqual(['deleted stackproof-data-api']);
    expect(existsSync(outputsFile)).toBe(false);
  });

  test('and what it was packaged in, as far as that can go', async () => {
    const ran = await destroyAws([{ Tags: ownTags, Outputs: outputs }], 'kept the bucket');
    expect(ran.stdout).toBe('deleted stackproof-data-api\nkept the bucket\n');
    expect(asked).toEqual(['stackproof-data-api', true, false]);
    expect((await destroyAws([], 'deleted the bucket')).stdout).toMatch(
      /^there is no stack .*\ndeleted the bucket\n$/,
    );
  });

  test("but keeps another stack's outputs, or a file that is none", async () => {
    for (const other of [{ a: 'c' }, { a: 'b', more: 'c' }, ['a']]) {
      writeOutputs(other);
      expect((await destroyAws([{ Tags: ownTags, Outputs: outputs }])).code).toBe(0);
      expect(existsSync(outputsFile)).toBe(true);
    }
  });

  test.each([[[]], [[{ Key: 'stackproof:spec', Value: 'other' }]], [undefined]])(
    'refuses a stack with the tags %j',
    async (Tags) => {
      const ran = await destroyAws([{ Tags, Outputs: outputs }]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('was not made by `stackproof deploy --spec data-api`');
      expect(done).toEqual([]);
    },
  );

  test('says so when there is no such stack', async () => {
    expect(await destroyAws([])).toMatchObject({ code: 0 });
    expect(done).toEqual([]);
  });

  test('needs the account by name', async () => {
    expect((await commandLine(['destroy', '--spec', 'data-api', '--target', 'aws'])).code).toBe(2);
  });
});

describe('probe', () => {
  const probe = (check: Check, ...more: string[]) =>
    commandLine(['probe', '--spec', 'data-api', ...more], {
      services: { ...files, ...found(true), ...aws([]), probe: probes(check) },
    });

  test('judges the stack that the outputs name, without touching it', async () => {
    writeOutputs({ ApiGatewayUrl: 'https://x/dev' });
    const ran = await probe(pass);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain(`data API · ${outputsFile}`);
    expect(ran.stdout).toContain('local: MiniStack 1.5.33, us-east-1');
    expect(ran.stdout).toContain('an item was left behind');
    expect(done).toEqual(['probed']);
  });

  test('exercises it when asked to', async () => {
    writeOutputs({ ApiGatewayUrl: 'https://x/dev' });
    await probe(pass, '--exercise', '--region', 'eu-west-1');
    expect(done).toEqual(['probed and exercised']);
  });

  test('exits with 1 when something failed, or nothing could be seen', async () => {
    writeOutputs({ ApiGatewayUrl: 'https://x/dev' });
    const finding = { message: 'm', expected: 'e', actual: 'a', at: { resource: 'r', path: '' } };
    expect((await probe({ outcome: 'fail', finding })).code).toBe(1);
    expect((await probe({ outcome: 'not-observable', reason: 'dark' })).code).toBe(1);
  });

  test('without outputs says which command makes them', async () => {
    const ran = await probe(pass);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/flat-outputs\.json: .*`stackproof deploy`/);
  });

  test('without a local target says which command starts one', async () => {
    writeOutputs({ ApiGatewayUrl: 'https://x/dev' });
    const ran = await commandLine(['probe', '--spec', 'data-api'], {
      services: { ...files, ...found(false) },
    });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(
      /no local target is running here \(`stackproof deploy --spec data-api` starts one/,
    );
  });

  test('reads from AWS without an account, but exercises only in one that was named', async () => {
    writeOutputs({ ApiGatewayUrl: 'https://x/dev' });
    expect((await probe(pass, '--target', 'aws')).code).toBe(0);
    expect((await probe(pass, '--target', 'aws', '--exercise')).code).toBe(2);
    expect((await probe(pass, '--target', 'aws', '--exercise', ...account)).code).toBe(0);
    expect(done).toEqual(['probed', 'probed and exercised']);
  });
});
