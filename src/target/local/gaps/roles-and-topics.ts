import { askedFor, forEach, asText } from './asked-for.ts';
import type { FilledGap } from './gap.ts';

export const roleBoundary: FilledGap = {
  id: 'role-boundary',
  lost: "CloudFormation drops a role's permissions boundary",
  remedy: 'filled',
  reason: 'by PutRolePermissionsBoundary',
  async fill(deployed) {
    const iam = await deployed.target.clients.iam();
    return forEach(askedFor(deployed, 'AWS::IAM::Role'), async (asked) => {
      const PermissionsBoundary = asText(asked.get('PermissionsBoundary'));
      if (PermissionsBoundary === undefined) return false;
      await iam.putRolePermissionsBoundary({ RoleName: asked.physicalId, PermissionsBoundary });
      return true;
    });
  },
};

export const topicEncryption: FilledGap = {
  id: 'topic-encryption',
  lost: "CloudFormation drops a topic's KmsMasterKeyId",
  remedy: 'filled',
  reason: 'by SetTopicAttributes',
  async fill(deployed) {
    const sns = await deployed.target.clients.sns();
    return forEach(askedFor(deployed, 'AWS::SNS::Topic'), async (asked) => {
      const AttributeValue = asText(asked.get('KmsMasterKeyId'));
      if (AttributeValue === undefined) return false;
      await sns.setTopicAttributes({
        TopicArn: asked.physicalId,
        AttributeName: 'KmsMasterKeyId',
        AttributeValue,
      });
      return true;
    });
  },
};
