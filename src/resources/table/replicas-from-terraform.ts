import type { Value } from '../../facts/value.ts';
import type { Configured } from '../../terraform/mapping.ts';
import { list, scalar, truthIn } from '../../terraform/values.ts';
import { belonging, each, pairs, perhaps, record } from '../terraform-words.ts';

/**
 * All replicas of a table, as CloudFormation lists them: Terraform names only those in other regions, in blocks of the table or
 * as resources of their own. Undefined for a table without any.
 */
export const replicasFromTerraform = (its: Configured): Value | undefined => {
  const { scenario, at } = its;
  const inside = each(its.get('replica'), (get, place) => ({
    Region: get('region_name'),
    PointInTimeRecoverySpecification: recovery(get('point_in_time_recovery'), place),
    ReplicaSSESpecification: record({ KMSMasterKeyId: get('kms_key_arn') }, place),
    Tags: tagsOf(its, get('propagate_tags')),
  }));
  if (inside?.kind === 'unknown') return inside;
  const { sure, unsure } = belonging(its, 'aws_dynamodb_table_replica', {
    global_table_arn: its.attribute('arn'),
  });
  const apart = [
    ...sure.map((other) =>
      record(
        {
          Region: scalar(other.scenario.region, other.at),
          PointInTimeRecoverySpecification: recovery(other.get('point_in_time_recovery'), other.at),
          ReplicaSSESpecification: record({ KMSMasterKeyId: other.get('kms_key_arn') }, other.at),
          Tags: pairs(other.tags(), 'Key', 'Value'),
        },
        other.at,
      ),
    ),
    ...unsure.map((other) => perhaps(other, other.at)),
  ];
  const others = [...(inside?.kind === 'list' ? inside.items : []), ...apart];
  if (others.length === 0) return undefined;
  const own = record(
    {
      Region: scalar(scenario.region, at),
      PointInTimeRecoverySpecification: recovery(its.get('point_in_time_recovery.enabled'), at),
      ReplicaSSESpecification: record({ KMSMasterKeyId: its.get('server_side_encryption.kms_key_arn') }, at),
      Tags: pairs(its.tags(), 'Key', 'Value'),
    },
    at,
  );
  return list([own, ...others], inside?.at ?? at);
};

const recovery = (enabled: Value | undefined, at: Value['at']): Value =>
  record({ PointInTimeRecoveryEnabled: enabled }, at);

/** A replica has the table's tags only when they are to be passed on. */
const tagsOf = (its: Configured, propagated: Value | undefined): Value | undefined => {
  if (propagated === undefined || propagated.kind === 'unknown') return propagated;
  return truthIn(propagated) === true ? pairs(its.tags(), 'Key', 'Value') : undefined;
};
