import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { askedFor, forEach, asList, asText, part, type Json } from './asked-for.ts';
import type { Deployed, FilledGap } from './gap.ts';

const replace = (path: string, value: Json | undefined): readonly PatchOperation[] => {
  const text = asText(value);
  return text === undefined ? [] : [{ op: 'replace', path, value: text }];
};

const accessLog = (setting: Json | undefined): readonly PatchOperation[] => [
  ...replace('/accessLogSettings/destinationArn', part(setting, 'DestinationArn')),
  ...replace('/accessLogSettings/format', part(setting, 'Format')),
];

/** CloudFormation's name of a method's setting, and where it lies below `/<path>/<verb>`. */
const settings = {
  ThrottlingRateLimit: 'throttling/rateLimit',
  ThrottlingBurstLimit: 'throttling/burstLimit',
  MetricsEnabled: 'metrics/enabled',
  LoggingLevel: 'logging/loglevel',
  DataTraceEnabled: 'logging/dataTrace',
} as const;

const methodSetting = (path: string, verb: string, setting: Json | undefined): readonly PatchOperation[] =>
  Object.entries(settings).flatMap(([name, below]) =>
    replace(`${path}/${verb}/${below}`, part(setting, name)),
  );

async function update(
  deployed: Deployed,
  api: Json | undefined,
  stage: string | undefined,
  changes: readonly PatchOperation[],
): Promise<boolean> {
  const restApiId = asText(api);
  if (restApiId === undefined || stage === undefined || changes.length === 0) return false;
  const apiGateway = await deployed.target.clients.apiGateway();
  await apiGateway.updateStage({ restApiId, stageName: stage, patchOperations: [...changes] });
  return true;
}

export const stageAccessLog: FilledGap = {
  id: 'stage-access-log',
  lost: "CloudFormation drops a stage's AccessLogSetting",
  remedy: 'filled',
  reason: 'by UpdateStage (the setting; no line is ever delivered)',
  async fill(deployed) {
    return forEach(askedFor(deployed, 'AWS::ApiGateway::Stage'), (asked) =>
      update(
        deployed,
        asked.get('RestApiId'),
        asText(asked.get('StageName')),
        accessLog(asked.get('AccessLogSetting')),
      ),
    );
  },
};

export const deploymentStage: FilledGap = {
  id: 'deployment-stage',
  lost: "CloudFormation drops the access log, the throttling and the methods' settings of a deployment's StageDescription",
  remedy: 'filled',
  reason: 'by UpdateStage',
  async fill(deployed) {
    return forEach(askedFor(deployed, 'AWS::ApiGateway::Deployment'), async (asked) => {
      const description = asked.get('StageDescription');
      const perMethod = asList(part(description, 'MethodSettings')).flatMap((setting) =>
        methodSetting(
          asText(part(setting, 'ResourcePath')) ?? '',
          asText(part(setting, 'HttpMethod')) ?? '',
          setting,
        ),
      );
      const changes = [
        ...accessLog(part(description, 'AccessLogSetting')),
        ...methodSetting('/*', '*', description),
        ...perMethod,
      ];
      return update(deployed, asked.get('RestApiId'), asText(asked.get('StageName')), changes);
    });
  },
};
