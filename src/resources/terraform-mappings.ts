import type { TerraformMapping } from '../terraform/mapping.ts';
import { alarmMappings } from './alarm/from-terraform.ts';
import { bucketMappings } from './bucket/from-terraform.ts';
import { dashboardMappings } from './dashboard/from-terraform.ts';
import { distributionMappings } from './distribution/from-terraform.ts';
import { dnsMappings } from './dns/from-terraform.ts';
import { eventSourceMappings } from './event-source/from-terraform.ts';
import { functionMappings } from './function/from-terraform.ts';
import { keyMappings } from './key/from-terraform.ts';
import { logGroupMappings } from './log-group/from-terraform.ts';
import { managedPolicyMappings } from './managed-policy/from-terraform.ts';
import { queueMappings } from './queue/from-terraform.ts';
import { restApiMappings } from './rest-api/from-terraform.ts';
import { roleMappings } from './role/from-terraform.ts';
import { samplingRuleMappings } from './sampling-rule/from-terraform.ts';
import { tableMappings } from './table/from-terraform.ts';
import { topicMappings } from './topic/from-terraform.ts';
import { userPoolMappings } from './user-pool/from-terraform.ts';

/** Every type of Terraform's resources that is read as one of CloudFormation's, by its name. */
export const terraformMappings: ReadonlyMap<string, TerraformMapping> = new Map(
  [
    functionMappings,
    eventSourceMappings,
    roleMappings,
    managedPolicyMappings,
    restApiMappings,
    tableMappings,
    keyMappings,
    logGroupMappings,
    alarmMappings,
    topicMappings,
    queueMappings,
    bucketMappings,
    dashboardMappings,
    distributionMappings,
    dnsMappings,
    samplingRuleMappings,
    userPoolMappings,
  ].flatMap((kind) => kind.map((mapping) => [mapping.type, mapping] as const)),
);
