import type { Place } from '../facts/place.ts';
import type { Value } from '../facts/value.ts';
import { apiGatewayNamings } from './naming/api-gateway.ts';
import { iamNamings } from './naming/iam.ts';
import { lambdaNamings } from './naming/lambda.ts';
import { messagingNamings } from './naming/messaging.ts';
import { monitoringNamings } from './naming/monitoring.ts';
import { generatedName, made, type Name, type Named, type Naming } from './naming/naming.ts';
import { securityNamings } from './naming/security.ts';
import { storageNamings } from './naming/storage.ts';
import { text, texts } from './values.ts';

const namings: ReadonlyMap<string, Naming> = new Map(
  [
    lambdaNamings,
    iamNamings,
    apiGatewayNamings,
    messagingNamings,
    storageNamings,
    securityNamings,
    monitoringNamings,
  ].flatMap((service) => Object.entries(service)),
);

const custom = (type: string): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

/**
 * What `Ref` gives for a resource: its name, id, ARN or URL, by its type. A type that we do not know gives an id that
 * is equal to nothing else.
 */
export const physicalRef = (named: Named): Name => {
  const naming = namings.get(named.type);
  return naming === undefined ? generatedName(named) : made(naming.ref, named, naming);
};

/** What `GetAtt` gives; the reason for an attribute that only the deployed resource can tell. */
export const physicalAttribute = (named: Named, attribute: string): Name => {
  const naming = namings.get(named.type);
  const pattern = naming?.attributes;
  if (naming !== undefined && pattern !== undefined && Object.hasOwn(pattern, attribute))
    return made(pattern[attribute] ?? '', named, naming);
  if (custom(named.type))
    return { reason: `${named.id} is a custom resource, whose ${attribute} its own code makes` };
  if (named.type === 'AWS::CloudFormation::Stack')
    return { reason: `${named.id} is a nested stack, whose ${attribute} is not in this template` };
  return { reason: `what ${attribute} of a ${named.type} comes to is known only once it is deployed` };
};

const lists: ReadonlySet<string> = new Set(['AWS::Route53::HostedZone NameServers']);

/** What `GetAtt` gives, as a value: some attributes are lists. */
export const physicalAttributeValue = (type: string, attribute: string, name: string, at: Place): Value =>
  lists.has(`${type} ${attribute}`) ? texts(name.split(','), at) : text(name, at);
