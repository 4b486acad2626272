# The function: the table and its indexes, its own log group, and X-Ray.
resource "aws_iam_role" "function" {
  name = "${var.environment_suffix}-lambda-execution-role"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })

  tags = merge(var.tags, { Name = "${var.environment_suffix}-lambda-execution-role" })
}

resource "aws_iam_role_policy" "function_table" {
  name = "${var.environment_suffix}-lambda-dynamodb-policy"
  role = aws_iam_role.function.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
        "dynamodb:Scan",
      ]
      Resource = [
        aws_dynamodb_table.profiles.arn,
        "${aws_dynamodb_table.profiles.arn}/index/*",
      ]
    }]
  })
}

resource "aws_iam_role_policy" "function_logs" {
  name = "${var.environment_suffix}-lambda-logs-policy"
  role = aws_iam_role.function.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow"
      Action = [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
      ]
      Resource = [
        "${local.logs_arn}:${local.function_log_group}",
        "${local.logs_arn}:${local.function_log_group}:*",
      ]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "function_tracing" {
  role       = aws_iam_role.function.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

# API Gateway: the API's access log, and the execution logs, whose group API Gateway names itself.
resource "aws_iam_role" "gateway_logs" {
  name = "${var.environment_suffix}-api-gateway-cloudwatch-role"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "apigateway.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })

  tags = merge(var.tags, { Name = "${var.environment_suffix}-api-gateway-cloudwatch-role" })
}

resource "aws_iam_role_policy" "gateway_logs" {
  name = "${var.environment_suffix}-api-gateway-cloudwatch-policy"
  role = aws_iam_role.gateway_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:DescribeLogGroups",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
          "logs:GetLogEvents",
          "logs:FilterLogEvents",
        ]
        Resource = [
          "${local.logs_arn}:${local.api_log_group}",
          "${local.logs_arn}:${local.api_log_group}:*",
          "${local.logs_arn}:API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.profiles.id}/prod",
          "${local.logs_arn}:API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.profiles.id}/prod:*",
        ]
      },
      {
        # It takes no resource.
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "*"
      },
    ]
  })
}

# API Gateway has one role for the logs of all APIs in an account and region. Without it no stage logs.
resource "aws_api_gateway_account" "logs" {
  cloudwatch_role_arn = aws_iam_role.gateway_logs.arn

  depends_on = [aws_iam_role_policy.gateway_logs]
}
