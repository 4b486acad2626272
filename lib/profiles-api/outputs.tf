output "api_gateway_invoke_url" {
  description = "The URL of the API's stage"
  value       = aws_api_gateway_stage.prod.invoke_url
}

output "api_gateway_id" {
  description = "The id of the API"
  value       = aws_api_gateway_rest_api.profiles.id
}

output "api_gateway_arn" {
  description = "The ARN of the API"
  value       = aws_api_gateway_rest_api.profiles.arn
}

output "cloudfront_domain_name" {
  description = "The domain of the distribution"
  value       = aws_cloudfront_distribution.edge.domain_name
}

output "cloudfront_distribution_id" {
  description = "The id of the distribution"
  value       = aws_cloudfront_distribution.edge.id
}

output "cloudfront_url" {
  description = "The URL of the API through the distribution"
  value       = "https://${aws_cloudfront_distribution.edge.domain_name}"
}

output "cognito_user_pool_id" {
  description = "The id of the user pool"
  value       = aws_cognito_user_pool.users.id
}

output "cognito_user_pool_arn" {
  description = "The ARN of the user pool"
  value       = aws_cognito_user_pool.users.arn
}

output "cognito_user_pool_client_id" {
  description = "The id of the app client"
  value       = aws_cognito_user_pool_client.mobile.id
}

output "cognito_user_pool_domain" {
  description = "The domain of the user pool"
  value       = aws_cognito_user_pool_domain.users.domain
}

output "dynamodb_table_name" {
  description = "The name of the table"
  value       = aws_dynamodb_table.profiles.name
}

output "dynamodb_table_arn" {
  description = "The ARN of the table"
  value       = aws_dynamodb_table.profiles.arn
}

output "dynamodb_table_stream_arn" {
  description = "The ARN of the table's stream"
  value       = aws_dynamodb_table.profiles.stream_arn
}

output "lambda_function_name" {
  description = "The name of the function"
  value       = aws_lambda_function.api.function_name
}

output "lambda_function_arn" {
  description = "The ARN of the function"
  value       = aws_lambda_function.api.arn
}

output "lambda_log_group" {
  description = "The function's log group"
  value       = aws_cloudwatch_log_group.function.name
}

output "primary_region" {
  description = "Where everything is made"
  value       = var.primary_region
}

output "secondary_region" {
  description = "Where the table has its replica"
  value       = var.secondary_region
}

output "route53_zone_id" {
  description = "The id of the hosted zone, if there is one"
  value       = var.enable_route53 ? aws_route53_zone.domain[0].zone_id : null
}

output "route53_name_servers" {
  description = "The hosted zone's name servers, if there is one"
  value       = var.enable_route53 ? aws_route53_zone.domain[0].name_servers : null
}

output "custom_domain_name" {
  description = "The domain of the API, if it has one"
  value       = var.enable_route53 ? var.domain_name : null
}

output "sns_topic_arn" {
  description = "The topic of the alarms"
  value       = aws_sns_topic.alarms.arn
}

output "cloudwatch_dashboard_name" {
  description = "The name of the dashboard"
  value       = aws_cloudwatch_dashboard.api.dashboard_name
}

output "environment_suffix" {
  description = "What tells this deployment apart"
  value       = var.environment_suffix
}

output "environment" {
  description = "The environment"
  value       = var.environment
}
