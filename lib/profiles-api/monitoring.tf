resource "aws_sns_topic" "alarms" {
  name = "${var.environment_suffix}-api-alarms"
  tags = merge(var.tags, { Name = "${var.environment_suffix}-api-alarms" })
}

resource "aws_sns_topic_subscription" "email" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

locals {
  # Each series by its full name, dimensions and all: without them a widget shows nothing, or everybody's.
  of_api      = ["ApiName", aws_api_gateway_rest_api.profiles.name]
  of_function = ["FunctionName", aws_lambda_function.api.function_name]
  of_table    = ["TableName", aws_dynamodb_table.profiles.name]
  of_client   = ["UserPool", aws_cognito_user_pool.users.id, "UserPoolClient", aws_cognito_user_pool_client.mobile.id]

  widgets = [
    {
      title = "Requests of the API"
      metrics = [
        concat(["AWS/ApiGateway", "Count"], local.of_api, [{ stat = "Sum" }]),
        concat(["AWS/ApiGateway", "4XXError"], local.of_api, [{ stat = "Sum" }]),
        concat(["AWS/ApiGateway", "5XXError"], local.of_api, [{ stat = "Sum" }]),
      ]
    },
    {
      title = "Latency of the API"
      metrics = [
        concat(["AWS/ApiGateway", "Latency"], local.of_api, [{ stat = "Average" }]),
        concat(["AWS/ApiGateway", "Latency"], local.of_api, [{ stat = "p99" }]),
      ]
    },
    {
      title = "Invocations of the function"
      metrics = [
        concat(["AWS/Lambda", "Invocations"], local.of_function, [{ stat = "Sum" }]),
        concat(["AWS/Lambda", "Errors"], local.of_function, [{ stat = "Sum" }]),
        concat(["AWS/Lambda", "Throttles"], local.of_function, [{ stat = "Sum" }]),
      ]
    },
    {
      title = "Duration of the function"
      metrics = [
        concat(["AWS/Lambda", "Duration"], local.of_function, [{ stat = "Average" }]),
        concat(["AWS/Lambda", "Duration"], local.of_function, [{ stat = "p99" }]),
      ]
    },
    {
      title   = "Concurrency of the function"
      metrics = [concat(["AWS/Lambda", "ConcurrentExecutions"], local.of_function, [{ stat = "Maximum" }])]
    },
    {
      title = "Capacity of the table"
      metrics = [
        concat(["AWS/DynamoDB", "ConsumedReadCapacityUnits"], local.of_table, [{ stat = "Sum" }]),
        concat(["AWS/DynamoDB", "ConsumedWriteCapacityUnits"], local.of_table, [{ stat = "Sum" }]),
      ]
    },
    {
      title = "Errors of the table"
      metrics = [
        # The account's: DynamoDB publishes them without a dimension.
        ["AWS/DynamoDB", "UserErrors", { stat = "Sum" }],
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "GetItem", { stat = "Sum" }]),
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "PutItem", { stat = "Sum" }]),
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "UpdateItem", { stat = "Sum" }]),
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "DeleteItem", { stat = "Sum" }]),
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "Query", { stat = "Sum" }]),
        concat(["AWS/DynamoDB", "SystemErrors"], local.of_table, ["Operation", "Scan", { stat = "Sum" }]),
      ]
    },
    {
      title = "Authentications"
      metrics = [
        concat(["AWS/Cognito", "SignInSuccesses"], local.of_client, [{ stat = "Sum" }]),
        concat(["AWS/Cognito", "SignUpSuccesses"], local.of_client, [{ stat = "Sum" }]),
        concat(["AWS/Cognito", "TokenRefreshSuccesses"], local.of_client, [{ stat = "Sum" }]),
      ]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "api" {
  dashboard_name = "${var.environment_suffix}-api-dashboard"

  dashboard_body = jsonencode({
    widgets = [
      for widget in local.widgets : {
        type = "metric"
        properties = {
          title   = widget.title
          metrics = widget.metrics
          region  = local.region
          period  = 300
        }
      }
    ]
  })
}

resource "aws_cloudwatch_metric_alarm" "api_errors" {
  alarm_name          = "${var.environment_suffix}-api-5xx-errors"
  alarm_description   = "The API answers with errors of its own"
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  dimensions          = { ApiName = aws_api_gateway_rest_api.profiles.name }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  tags                = merge(var.tags, { Name = "${var.environment_suffix}-api-5xx-alarm" })
}

resource "aws_cloudwatch_metric_alarm" "function_errors" {
  alarm_name          = "${var.environment_suffix}-lambda-errors"
  alarm_description   = "The function fails"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = { FunctionName = aws_lambda_function.api.function_name }
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  tags                = merge(var.tags, { Name = "${var.environment_suffix}-lambda-errors-alarm" })
}

resource "aws_cloudwatch_metric_alarm" "function_duration" {
  alarm_name          = "${var.environment_suffix}-lambda-duration"
  alarm_description   = "The function is slow"
  namespace           = "AWS/Lambda"
  metric_name         = "Duration"
  dimensions          = { FunctionName = aws_lambda_function.api.function_name }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  # Milliseconds.
  threshold          = 10000
  period             = 300
  evaluation_periods = 2
  treat_missing_data = "notBreaching"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  tags               = merge(var.tags, { Name = "${var.environment_suffix}-lambda-duration-alarm" })
}

# The account's user errors: DynamoDB publishes them without a dimension, and one of the table's would never have data.
resource "aws_cloudwatch_metric_alarm" "table_errors" {
  alarm_name          = "${var.environment_suffix}-dynamodb-errors"
  alarm_description   = "DynamoDB refuses requests"
  namespace           = "AWS/DynamoDB"
  metric_name         = "UserErrors"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  tags                = merge(var.tags, { Name = "${var.environment_suffix}-dynamodb-errors-alarm" })
}

resource "aws_xray_sampling_rule" "api" {
  rule_name      = "${var.environment_suffix}-api-sampling"
  version        = 1
  priority       = 1000
  reservoir_size = 1
  fixed_rate     = 0.05
  host           = "*"
  http_method    = "*"
  url_path       = "*"
  service_name   = "*"
  service_type   = "*"
  resource_arn   = "*"
  attributes     = { Environment = var.environment }
  tags           = merge(var.tags, { Name = "${var.environment_suffix}-api-sampling" })
}
