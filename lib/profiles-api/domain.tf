# A domain of its own, if it is asked for.
resource "aws_route53_zone" "domain" {
  count = var.enable_route53 ? 1 : 0

  name = var.domain_name
  tags = merge(var.tags, { Name = "${var.environment_suffix}-hosted-zone" })
}

resource "aws_route53_record" "edge" {
  count = var.enable_route53 ? 1 : 0

  zone_id = aws_route53_zone.domain[0].zone_id
  name    = var.domain_name
  type    = "A"

  alias {
    name                   = aws_cloudfront_distribution.edge.domain_name
    zone_id                = aws_cloudfront_distribution.edge.hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_route53_health_check" "api" {
  count = var.enable_route53 ? 1 : 0

  fqdn              = var.domain_name
  type              = "HTTPS"
  port              = 443
  resource_path     = "/prod/profiles"
  failure_threshold = 3
  request_interval  = 30
  tags              = merge(var.tags, { Name = "${var.environment_suffix}-api-health-check" })

  depends_on = [aws_route53_record.edge]
}
