import type { Value } from '../../facts/value.ts';
import type { Configured } from '../../terraform/mapping.ts';
import { list, scalar, textIn, unknownValue } from '../../terraform/values.ts';
import { belonging, perhaps, record } from '../terraform-words.ts';

/** The settings of a stage's methods, each a resource of its own in Terraform. */
export const methodSettings = (its: Configured): Value | undefined => {
  const { sure, unsure } = belonging(its, 'aws_api_gateway_method_settings', {
    rest_api_id: its.get('rest_api_id'),
    stage_name: its.get('stage_name'),
  });
  if (sure.length + unsure.length === 0) return undefined;
  return list(
    [...sure.map(settingOf), ...unsure.map((other) => perhaps(other, other.at))],
    (sure[0] ?? its).at,
  );
};

const settingOf = (its: Configured): Value => {
  const written = its.get('method_path');
  const text = written === undefined ? undefined : textIn(written);
  if (written === undefined || text === undefined)
    return unknownValue(written?.kind === 'unknown' ? written.reason : 'it has no method_path', its.at);
  const cut = text.lastIndexOf('/');
  const path = text.slice(0, Math.max(cut, 0)).replace(/^\//, '');
  const at = written.at;
  return record(
    {
      ResourcePath: scalar(`/${path}`, at),
      HttpMethod: scalar(text.slice(cut + 1), at),
      // Terraform writes what is not given, too: -1, which is no limit but the account's.
      ThrottlingRateLimit: its.get('settings.throttling_rate_limit') ?? scalar(-1, its.at),
      ThrottlingBurstLimit: its.get('settings.throttling_burst_limit') ?? scalar(-1, its.at),
      MetricsEnabled: its.get('settings.metrics_enabled'),
      LoggingLevel: its.get('settings.logging_level'),
      DataTraceEnabled: its.get('settings.data_trace_enabled'),
    },
    its.at,
  );
};
