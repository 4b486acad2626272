import { expect, test } from '@jest/globals';
import { observed, resource } from '../resources/template/observed.ts';

const zone = resource('Zone', 'AWS::Route53::HostedZone', 'Name: example.com');
const output = (value: string, resources = zone): unknown => {
  const its = observed(resources, `Outputs: {It: {Value: ${value}}}`).outputs.get('It')?.value;
  return its?.known === true ? its.value : its?.reason;
};

test('a hosted zone has an id and a list of name servers', () => {
  expect(output('!Ref Zone')).toMatch(/^Z[A-Z0-9]{20}$/);
  expect(output('!GetAtt Zone.Id')).toBe(output('!Ref Zone'));
  const servers = String(output("!Join [' ', !GetAtt Zone.NameServers]")).split(' ');
  expect(servers).toHaveLength(4);
  expect(new Set(servers).size).toBe(4);
  expect(output('!Select [3, !GetAtt Zone.NameServers]')).toBe(servers[3]);
});

test('a list is no text', () => {
  expect(output('!GetAtt Zone.NameServers')).toMatch(/a list where a text belongs/);
});

test('a record is named without the dot at its end, a health check by a uuid', () => {
  const record = resource('R', 'AWS::Route53::RecordSet', 'Name: a.example.com.\nType: A');
  expect(output('!Ref R', record)).toBe('a.example.com');
  expect(output('!Ref R', resource('R', 'AWS::Route53::RecordSet', 'Type: A'))).toBe('R has no Name');
  const check = resource('H', 'AWS::Route53::HealthCheck', 'HealthCheckConfig: {Type: HTTPS}');
  expect(output('!Ref H', check)).toMatch(/^[0-9a-f-]{36}$/);
  expect(output('!GetAtt H.HealthCheckId', check)).toBe(output('!Ref H', check));
});
