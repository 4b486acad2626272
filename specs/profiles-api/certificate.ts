import type { Context } from '../../src/control/control.ts';
import { equals, expectFact, pass } from '../../src/control/expect.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { CertificateFacts } from '../../src/resources/distribution/facts.ts';
import { asksForDomain, canBeAsked, given } from './route53.ts';

/** CloudFront's own certificate without a domain of one's own; with one the certificate that was given, by its name alone. */
export const certificateChecks = (
  { isCloudFronts, acm, sslSupport }: CertificateFacts,
  context: Context,
): readonly Check[] => {
  if (!asksForDomain(context))
    return [
      equals(isCloudFronts, true, "that the certificate is CloudFront's own"),
      canBeAsked(context),
      pass(),
    ];
  const certificate = given(context, 'CertificateArn');
  // A domain without a certificate cannot be had.
  if (certificate === '') return [pass(), pass(), pass()];
  return [
    pass(),
    expectFact(acm, 'the certificate', certificate ?? "one of one's own", (its) =>
      certificate === undefined ? its !== undefined : its === certificate,
    ),
    equals(sslSupport, 'sni-only', 'how the certificate is served'),
  ];
};

/** The version of TLS that is asked for, at least. */
export const tlsAskedFor = ({ minimumProtocol }: CertificateFacts): Check =>
  equals(minimumProtocol, 'TLSv1.2_2021', 'the least version of TLS that viewers may use');

/** The same of a live distribution: with its own certificate CloudFront serves TLSv1 whatever was asked for. */
export const tlsServed = (certificate: CertificateFacts): Check =>
  certificate.isCloudFronts.known && certificate.isCloudFronts.value ? pass() : tlsAskedFor(certificate);
