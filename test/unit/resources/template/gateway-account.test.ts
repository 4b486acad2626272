import { describe, expect, test } from '@jest/globals';
import { observed, resource } from './observed.ts';

describe("API Gateway's account settings", () => {
  test('are those that the template makes', () => {
    const { gatewayAccount } = observed(
      resource('Account', 'AWS::ApiGateway::Account', 'CloudWatchRoleArn: r'),
    );
    expect(gatewayAccount).toMatchObject({ id: 'Account', cloudwatchRoleArn: { value: 'r' } });
  });
  test("are nobody's when it makes none", () => {
    const { gatewayAccount } = observed(resource('T', 'AWS::SNS::Topic', ''));
    expect(gatewayAccount).toMatchObject({ id: undefined, cloudwatchRoleArn: { value: undefined } });
  });
});
