import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { known, unknown, type Fact, type Unknown } from '../../facts/fact.ts';
import { alarmsOnFunction } from '../alarm/from-live.ts';
import { eventSourcesOf } from '../event-source/from-live.ts';
import { answerFact, below, givenPart, inAnswer, part } from '../live-answer.ts';
import { hiddenBy, nothing, type Lead, type LiveContext, type Sighting } from '../live-context.ts';
import { markFilled } from '../live-filled.ts';
import { calledApi, parseArn, parseFunctionArn, tableName } from '../live-names.ts';
import type { FunctionFacts } from './facts.ts';
import { permissionsOf } from './permissions-from-live.ts';

/**
 * Observes a function with the event sources that invoke it, and leads to its role, to the tables and topics that its
 * environment names, to its log group, to what its event sources read and to the alarms on it. Its code is never read.
 */
export const observeFunction = async (id: string, live: LiveContext): Promise<Sighting> => {
  const [answer, permissions, alarms, sources] = await Promise.all([
    live.reader.read(
      'lambda:GetFunctionConfiguration',
      `the function ${id}`,
      async (clients): Promise<FunctionConfiguration> => {
        const lambda = await clients.lambda();
        return lambda.getFunctionConfiguration({ FunctionName: id });
      },
    ),
    permissionsOf(id, undefined, live.reader),
    alarmsOnFunction(parseFunctionArn(id)?.name ?? id, live),
    eventSourcesOf(id, live),
  ]);
  if (answer.state === 'absent') return nothing;
  const name = parseFunctionArn(id)?.name ?? id;
  const configuration = answerFact(answer, inAnswer(name, 'GetFunctionConfiguration'));
  const at = inAnswer(name, '');
  const facts: FunctionFacts = {
    id: name,
    at,
    own: await live.own('function', name),
    name: known(name, at),
    arn: givenPart(configuration, 'FunctionArn', ({ FunctionArn }) => FunctionArn),
    packageType: part(configuration, 'PackageType', ({ PackageType }) => PackageType ?? 'Zip'),
    runtime: part(configuration, 'Runtime', ({ Runtime }) => Runtime),
    handler: part(configuration, 'Handler', ({ Handler }) => Handler),
    code: { bucket: notTold(at), key: notTold(at), folder: known(undefined, at) },
    inlineCode: unknown('the code of a live function is not read', at),
    role: givenPart(configuration, 'Role', ({ Role }) => Role),
    environment: environmentOf(configuration),
    timeout: part(configuration, 'Timeout', ({ Timeout }) => Timeout ?? 3),
    memory: part(configuration, 'MemorySize', ({ MemorySize }) => MemorySize ?? 128),
    tracing: part(
      configuration,
      'TracingConfig.Mode',
      ({ TracingConfig }) => TracingConfig?.Mode ?? 'PassThrough',
    ),
    logGroupName: part(
      configuration,
      'LoggingConfig.LogGroup',
      ({ LoggingConfig }) => LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    ),
    permissions,
    madeAfter: unknown('the order in which things were made does not show on a live stack', at),
  };
  return {
    resources: [
      { kind: 'function', facts: markFilled('function', facts, live.filled) },
      ...sources.resources,
    ],
    leads: [...leadsOf(facts, live), ...alarms.leads, ...sources.leads],
    hidden: [
      ...hiddenBy(answer, 'role', 'table', 'topic', 'logGroup'),
      ...(configuration.known && !facts.environment.known
        ? [{ kinds: ['table', 'topic'] as const, reason: facts.environment.reason }]
        : []),
      ...alarms.hidden,
      ...sources.hidden,
      ...(live.apiByPermission && !permissions.known
        ? [{ kinds: ['restApi', 'logGroup'] as const, reason: permissions.reason }]
        : []),
    ],
  };
};

const notTold = (at: FunctionFacts['at']): Unknown =>
  unknown('Lambda does not tell where a package came from', at);

const leadsOf = (
  { role, logGroupName, environment, permissions }: FunctionFacts,
  live: LiveContext,
): Lead[] => {
  const leads: Lead[] = [];
  if (role.known) leads.push({ kind: 'role', id: role.value });
  if (logGroupName.known) leads.push({ kind: 'logGroup', id: logGroupName.value });
  for (const variable of live.tableVariables) {
    const table = environment.known ? environment.value.get(variable) : undefined;
    if (table?.known === true && table.value !== '')
      leads.push({ kind: 'table', id: tableName(table.value) });
  }
  for (const variable of environment.known ? environment.value.values() : [])
    if (variable.known && isTopic(variable.value)) leads.push({ kind: 'topic', id: variable.value });
  for (const { sourceArn } of live.apiByPermission && permissions.known ? permissions.value : []) {
    const api = sourceArn.known && sourceArn.value !== undefined ? calledApi(sourceArn.value) : undefined;
    if (api !== undefined) leads.push({ kind: 'restApi', id: api });
  }
  return leads;
};

/** A subscription's ARN is its topic's with an id behind it. */
const isTopic = (text: string): boolean => {
  const arn = parseArn(text);
  return arn?.service === 'sns' && !arn.resource.includes(':');
};

/** Lambda says so when it may not decrypt the variables. */
const environmentOf = (configuration: Fact<FunctionConfiguration>): FunctionFacts['environment'] => {
  if (!configuration.known) return configuration;
  const at = below(configuration.at, 'Environment.Variables');
  const { Variables = {}, Error: error } = configuration.value.Environment ?? {};
  if (error !== undefined)
    return unknown(`its variables could not be decrypted: ${error.ErrorCode ?? 'unknown error'}`, at);
  return known(
    new Map(Object.entries(Variables).map(([name, value]) => [name, known(value, below(at, name))])),
    at,
  );
};
