import { after, all, before, drop, swap, type Case } from '../edits.ts';

const open = (id: string): string => `${id} not-observable`;

const host =
  '"${aws_api_gateway_rest_api.profiles.id}.execute-api.${local.region}.${data.aws_partition.current.dns_suffix}"';
const forwarded = `    forwarded_values {
      query_string = true
      headers      = ["Authorization", "Accept", "Content-Type"]

      cookies {
        forward = "all"
      }
    }
`;
const of404 = `  custom_error_response {
    error_code            = 404
    response_code         = 404
    response_page_path    = "/error.html"
    error_caching_min_ttl = 10
  }
`;
/** A behaviour of its own for a path. */
const pathOf = (pattern: string, ttl: number): string => `  ordered_cache_behavior {
    path_pattern           = "${pattern}"
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
    min_ttl                = 0
    default_ttl            = ${String(ttl)}
    max_ttl                = 300

${forwarded}  }

`;

/** Terraform code with one thing wrong with its distribution, or right in another way. */
export const edgeCodeCases: readonly Case[] = [
  {
    name: 'a distribution that is off',
    edit: swap('  enabled         = true\n  is_ipv6', '  enabled         = false\n  is_ipv6'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'no path of the origin',
    edit: drop('    origin_path = "/${aws_api_gateway_stage.prod.stage_name}"\n'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'a path with a slash at its end',
    edit: swap('origin_path = "/${aws_api_gateway_stage.prod.stage_name}"', 'origin_path = "/prod/"'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'the host cut out of the URL',
    edit: swap(host, 'replace(aws_api_gateway_stage.prod.invoke_url, "/^https?://([^/]*).*/", "$1")'),
    fails: [],
  },
  {
    name: 'the whole URL',
    edit: swap(host, 'aws_api_gateway_stage.prod.invoke_url'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'the host of another API',
    edit: swap(host, '"abcdefghij.execute-api.${local.region}.amazonaws.com"'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'a host that nobody can tell',
    edit: swap(host, 'data.aws_ssm_parameter.host.value'),
    fails: [open('PROF-CDN-01')],
  },
  {
    name: 'called by http',
    edit: swap('origin_protocol_policy = "https-only"', 'origin_protocol_policy = "http-only"'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'an older TLS',
    edit: swap('origin_ssl_protocols   = ["TLSv1.2"]', 'origin_ssl_protocols   = ["TLSv1.1"]'),
    fails: ['PROF-CDN-01'],
  },
  {
    name: 'http is let in',
    edit: swap('viewer_protocol_policy = "redirect-to-https"', 'viewer_protocol_policy = "allow-all"'),
    fails: ['PROF-CDN-02'],
  },
  {
    name: 'reads alone',
    edit: swap('["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]', '["GET", "HEAD", "OPTIONS"]'),
    fails: ['PROF-CDN-02'],
  },
  { name: 'not compressed', edit: drop('    compress               = true\n'), fails: ['PROF-CDN-02'] },
  {
    name: "AWS's cache policy beside what is forwarded",
    edit: before(forwarded, '    cache_policy_id = "658327ea-f89d-4fab-a63d-7e88639e58f6"\n\n'),
    fails: ['PROF-CDN-02', 'PROF-CDN-04'],
  },
  {
    name: 'a cache policy of its own, which is not read',
    edit: swap(forwarded, '    cache_policy_id = "2766f7b2-75c5-41c6-8f06-bf4303a2f2f5"\n'),
    fails: [open('PROF-CDN-04')],
  },
  { name: 'no cookies', edit: swap('forward = "all"', 'forward = "none"'), fails: ['PROF-CDN-04'] },
  {
    name: 'no header of the token',
    edit: swap('"Authorization", "Accept", "Content-Type"', '"Accept", "Content-Type"'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'an hour at most',
    edit: swap('max_ttl                = 300', 'max_ttl                = 3600'),
    fails: ['PROF-CDN-04'],
  },
  {
    name: 'a path of its own, treated alike',
    edit: before('  custom_error_response {\n    error_code            = 403', pathOf('/profiles/*', 60)),
    fails: [],
  },
  {
    name: 'a path of its own, kept longer',
    edit: before('  custom_error_response {\n    error_code            = 403', pathOf('/profiles/*', 300)),
    fails: ['PROF-CDN-04'],
  },
  { name: 'nothing for a 404', edit: drop(of404), fails: ['PROF-CDN-05'] },
  {
    name: 'a 404 as a 200',
    edit: swap(of404, of404.replace('response_code         = 404', 'response_code         = 200')),
    fails: ['PROF-CDN-05'],
  },
  { name: 'a 502 as well', edit: after(of404, of404.replaceAll('404', '502')), fails: ['PROF-CDN-05'] },
  {
    name: 'the certificate always',
    edit: all(
      swap(
        'acm_certificate_arn            = var.enable_route53 ? var.certificate_arn : null',
        'acm_certificate_arn            = "arn:aws:acm:us-east-1:123456789012:certificate/1"',
      ),
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'a certificate that is not the given one',
    edit: swap(
      'var.enable_route53 ? var.certificate_arn : null',
      'var.enable_route53 ? "arn:aws:acm:us-east-1:123456789012:certificate/1" : null',
    ),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'the given certificate, or what else there is',
    edit: swap(
      'var.enable_route53 ? var.certificate_arn : null',
      'var.enable_route53 ? coalesce(var.certificate_arn, "none") : null',
    ),
    fails: [],
  },
  {
    name: 'an address of its own',
    edit: swap('var.enable_route53 ? "sni-only" : null', 'var.enable_route53 ? "vip" : null'),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'an older TLS for viewers',
    edit: swap('"TLSv1.2_2021"', '"TLSv1.2_2019"'),
    fails: ['PROF-CDN-06'],
  },
  {
    name: 'some countries not',
    edit: swap(
      'restriction_type = "none"',
      'restriction_type = "blacklist"\n      locations        = ["AQ"]',
    ),
    fails: ['PROF-CDN-07'],
  },
];
