resource "aws_cloudwatch_log_group" "function" {
  name              = local.function_log_group
  retention_in_days = var.cloudwatch_retention_days
  tags              = merge(var.tags, { Name = "${var.environment_suffix}-lambda-logs" })
}

resource "aws_lambda_function" "api" {
  function_name = local.function_name
  role          = aws_iam_role.function.arn
  runtime       = var.lambda_runtime
  handler       = "lambda_function.lambda_handler"
  memory_size   = var.lambda_memory_size
  timeout       = var.lambda_timeout

  s3_bucket        = aws_s3_bucket.packages.id
  s3_key           = aws_s3_object.package.key
  source_code_hash = data.archive_file.package.output_base64sha256

  environment {
    variables = {
      DYNAMODB_TABLE_NAME = aws_dynamodb_table.profiles.name
      AWS_REGION_NAME     = local.region
      ENVIRONMENT_SUFFIX  = var.environment_suffix
    }
  }

  tracing_config {
    mode = var.enable_xray_tracing ? "Active" : "PassThrough"
  }

  tags = merge(var.tags, { Name = local.function_name })

  # A function that runs before it may write its log makes a group of its own, which never expires.
  depends_on = [
    aws_iam_role_policy.function_table,
    aws_iam_role_policy.function_logs,
    aws_iam_role_policy_attachment.function_tracing,
    aws_cloudwatch_log_group.function,
  ]
}

resource "aws_lambda_permission" "api" {
  statement_id  = "AllowThisApi"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.api.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.profiles.execution_arn}/*/*"
}
