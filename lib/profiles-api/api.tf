resource "aws_api_gateway_rest_api" "profiles" {
  name        = local.api_name
  description = "Profiles of users, for those who have signed in"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  tags = merge(var.tags, { Name = local.api_name })
}

resource "aws_api_gateway_authorizer" "users" {
  name          = "${var.environment_suffix}-cognito-authorizer"
  rest_api_id   = aws_api_gateway_rest_api.profiles.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [aws_cognito_user_pool.users.arn]
}

resource "aws_api_gateway_resource" "profiles" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id
  parent_id   = aws_api_gateway_rest_api.profiles.root_resource_id
  path_part   = "profiles"
}

resource "aws_api_gateway_resource" "profile" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id
  parent_id   = aws_api_gateway_resource.profiles.id
  path_part   = "{userId}"
}

locals {
  # What the function answers: each takes a signed-in user.
  routes = {
    create = { resource = aws_api_gateway_resource.profiles.id, verb = "POST" }
    list   = { resource = aws_api_gateway_resource.profiles.id, verb = "GET" }
    read   = { resource = aws_api_gateway_resource.profile.id, verb = "GET" }
    update = { resource = aws_api_gateway_resource.profile.id, verb = "PUT" }
    delete = { resource = aws_api_gateway_resource.profile.id, verb = "DELETE" }
  }

  # What a browser asks before it calls from another origin: it has no token then.
  preflights = {
    profiles = { resource = aws_api_gateway_resource.profiles.id, verbs = "GET,POST,OPTIONS" }
    profile  = { resource = aws_api_gateway_resource.profile.id, verbs = "GET,PUT,DELETE,OPTIONS" }
  }
}

resource "aws_api_gateway_method" "route" {
  for_each = local.routes

  rest_api_id   = aws_api_gateway_rest_api.profiles.id
  resource_id   = each.value.resource
  http_method   = each.value.verb
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.users.id
}

resource "aws_api_gateway_integration" "route" {
  for_each = local.routes

  rest_api_id             = aws_api_gateway_rest_api.profiles.id
  resource_id             = each.value.resource
  http_method             = aws_api_gateway_method.route[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.api.invoke_arn
}

resource "aws_api_gateway_method" "preflight" {
  for_each = local.preflights

  rest_api_id   = aws_api_gateway_rest_api.profiles.id
  resource_id   = each.value.resource
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "preflight" {
  for_each = local.preflights

  rest_api_id       = aws_api_gateway_rest_api.profiles.id
  resource_id       = each.value.resource
  http_method       = aws_api_gateway_method.preflight[each.key].http_method
  type              = "MOCK"
  request_templates = { "application/json" = jsonencode({ statusCode = 200 }) }
}

resource "aws_api_gateway_method_response" "preflight" {
  for_each = local.preflights

  rest_api_id = aws_api_gateway_rest_api.profiles.id
  resource_id = each.value.resource
  http_method = aws_api_gateway_method.preflight[each.key].http_method
  status_code = "200"

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = true
    "method.response.header.Access-Control-Allow-Headers" = true
    "method.response.header.Access-Control-Allow-Methods" = true
  }
}

resource "aws_api_gateway_integration_response" "preflight" {
  for_each = local.preflights

  rest_api_id = aws_api_gateway_rest_api.profiles.id
  resource_id = each.value.resource
  http_method = aws_api_gateway_method.preflight[each.key].http_method
  status_code = aws_api_gateway_method_response.preflight[each.key].status_code

  response_parameters = {
    "method.response.header.Access-Control-Allow-Origin"  = "'*'"
    "method.response.header.Access-Control-Allow-Headers" = "'Content-Type,Authorization'"
    "method.response.header.Access-Control-Allow-Methods" = "'${each.value.verbs}'"
  }

  depends_on = [aws_api_gateway_integration.preflight]
}

# A deployment is a copy: it is made anew when anything that it copies changes, by content and not by id.
resource "aws_api_gateway_deployment" "profiles" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id

  triggers = {
    content = sha1(jsonencode([
      aws_api_gateway_resource.profiles,
      aws_api_gateway_resource.profile,
      aws_api_gateway_authorizer.users,
      aws_api_gateway_method.route,
      aws_api_gateway_integration.route,
      aws_api_gateway_method.preflight,
      aws_api_gateway_integration.preflight,
      aws_api_gateway_method_response.preflight,
      aws_api_gateway_integration_response.preflight,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = local.api_log_group
  retention_in_days = var.cloudwatch_retention_days
  tags              = merge(var.tags, { Name = "${var.environment_suffix}-api-gateway-logs" })
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.profiles.id
  deployment_id        = aws_api_gateway_deployment.profiles.id
  stage_name           = "prod"
  xray_tracing_enabled = var.enable_xray_tracing

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format = jsonencode({
      requestId      = "$context.requestId"
      ip             = "$context.identity.sourceIp"
      caller         = "$context.identity.caller"
      user           = "$context.identity.user"
      requestTime    = "$context.requestTime"
      httpMethod     = "$context.httpMethod"
      resourcePath   = "$context.resourcePath"
      status         = "$context.status"
      protocol       = "$context.protocol"
      responseLength = "$context.responseLength"
    })
  }

  tags = merge(var.tags, { Name = "${var.environment_suffix}-api-prod-stage" })

  depends_on = [aws_api_gateway_account.logs]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.profiles.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    data_trace_enabled     = true
    throttling_burst_limit = var.api_throttle_burst_limit
    throttling_rate_limit  = var.api_throttle_rate_limit
  }
}
