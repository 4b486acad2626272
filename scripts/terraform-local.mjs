// Applies lib/profiles-api with Terraform to a local target, and judges what came of it from Terraform's own outputs:
//   node scripts/terraform-local.mjs [folder to work in]
// It needs Terraform and the AWS provider (in a mirror or from the registry); nothing else in the project does. The code is
// used as it is, but for what an override file and `adapted` say. docs/terraform.md tells what came of it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.js');
const home = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'stackproof-terraform-')));
const code = join(home, 'profiles-api');

/** Runs a program; what it prints is shown unless it is wanted. */
const run = (command, args, { cwd = home, wanted = false, env = {} } = {}) => {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', wanted ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  return { code: error === undefined ? (status ?? 1) : 127, output: stdout ?? '' };
};
const stackproof = (...args) => run(process.execPath, [cli, ...args]).code;
const say = (line) => process.stdout.write(`\n== ${line}\n`);

/** One line, and an end. */
const give = (line, exitCode) => {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
};

/** Terraform keeps its state here, and every service is the local target. */
const override = (url) => `terraform {
  backend "local" {}
}

${['', 'secondary']
  .map(
    (alias) => `provider "aws" {
${alias === '' ? '' : `  alias                       = "${alias}"\n`}  region                      = ${alias === '' ? 'var.primary_region' : 'var.secondary_region'}
  access_key                  = "000000000000"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = false
  s3_use_path_style           = true

  endpoints {
${services.map((service) => `    ${service} = "${url}"`).join('\n')}
  }
}
`,
  )
  .join('\n')}`;

const services = [
  'apigateway',
  'cloudfront',
  'cloudwatch',
  'cognitoidp',
  'dynamodb',
  'iam',
  'lambda',
  'logs',
  'route53',
  's3',
  'sns',
  'sts',
  'xray',
];

/**
 * The package without the archive provider (the zip is made here), and no sampling rule: the local target has no X-Ray.
 */
const adapted = (zip) => {
  const file = join(code, 'package.tf');
  const text = readFileSync(file, 'utf8')
    .replace(/data "archive_file" "package" \{\n(?:.*\n)*?\}\n/, '')
    .replaceAll('data.archive_file.package.output_path', `"${zip}"`)
    .replaceAll('data.archive_file.package.output_md5', `filemd5("${zip}")`)
    .replaceAll('data.archive_file.package.output_sha256', `filesha256("${zip}")`);
  writeFileSync(file, text);
  const fn = join(code, 'function.tf');
  writeFileSync(
    fn,
    readFileSync(fn, 'utf8').replaceAll(
      'data.archive_file.package.output_base64sha256',
      `filebase64sha256("${zip}")`,
    ),
  );
  const monitoring = join(code, 'monitoring.tf');
  writeFileSync(
    monitoring,
    readFileSync(monitoring, 'utf8').replace(/resource "aws_xray_sampling_rule" "api" \{\n(?:.*\n)*?\}\n/, ''),
  );
  const versions = join(code, 'versions.tf');
  writeFileSync(versions, readFileSync(versions, 'utf8').replace(/ {4}archive = \{\n(?:.*\n)*? {4}\}\n/, ''));
};

const main = () => {
  mkdirSync(code, { recursive: true });
  if (run('terraform', ['version'], { wanted: true }).code !== 0)
    give('There is no Terraform on this machine: nothing else needs it.', 3);
  cpSync(join(root, 'lib', 'profiles-api'), code, {
    recursive: true,
    filter: (path) => !/\.terraform|\.build|__pycache__/.test(path),
  });
  const zip = join(home, 'lambda.zip');
  if (
    run('python3', ['-m', 'zipfile', '-c', zip, 'lambda_function.py'], { cwd: join(code, 'lambda') }).code !==
    0
  )
    give('The package could not be made: it takes Python.', 3);
  adapted(zip);
  say('a local target (that of the data API, which stands beside)');
  if (stackproof('deploy', '--spec', 'data-api', '--target', 'local') !== 0)
    give('There is no local target.', 3);
  try {
    const { url } = JSON.parse(readFileSync(join(home, 'cfn-outputs', 'local-target.json'), 'utf8'));
    writeFileSync(join(code, 'local_override.tf'), override(url));
    say('terraform init, apply');
    const terraform = (...args) => run('terraform', args, { cwd: code }).code;
    if (terraform('init', '-input=false', '-no-color') !== 0) return 3;
    const applied = terraform('apply', '-auto-approve', '-input=false', '-no-color');
    say(`terraform apply ended with ${String(applied)}; its outputs, flattened`);
    const { output } = run('terraform', ['output', '-json'], { cwd: code, wanted: true });
    writeFileSync(join(home, 'terraform-output.json'), output);
    const flat = join(home, 'flat-outputs.json');
    if (stackproof('flatten', 'terraform-output.json', '--out', flat) !== 0) return 1;
    say('the stack, judged');
    return stackproof('probe', '--spec', 'profiles-api', '--outputs', flat, '--exercise') || applied;
  } finally {
    stackproof('destroy', '--spec', 'data-api', '--target', 'local');
    say(`all of it is in ${home}`);
  }
};

process.exitCode = main();
