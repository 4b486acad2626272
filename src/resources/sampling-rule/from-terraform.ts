import type { TerraformMapping } from '../../terraform/mapping.ts';
import { grouped } from '../terraform-nested.ts';
import { argument, tagList } from '../terraform-words.ts';

/** X-Ray sampling rules. */
export const samplingRuleMappings: readonly TerraformMapping[] = [
  {
    type: 'aws_xray_sampling_rule',
    as: 'AWS::XRay::SamplingRule',
    properties: {
      SamplingRule: grouped({
        RuleName: argument('rule_name'),
        Version: argument('version'),
        Priority: argument('priority'),
        ReservoirSize: argument('reservoir_size'),
        FixedRate: argument('fixed_rate'),
        Host: argument('host'),
        HTTPMethod: argument('http_method'),
        URLPath: argument('url_path'),
        ServiceName: argument('service_name'),
        ServiceType: argument('service_type'),
        ResourceARN: argument('resource_arn'),
        Attributes: argument('attributes'),
      }),
      Tags: tagList,
    },
    attributes: { id: argument('rule_name'), arn: 'Ref' },
  },
];
