data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.id

  default_tags = {
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "Terraform"
  }

  function_name      = "${var.environment_suffix}-api-handler"
  function_log_group = "/aws/lambda/${local.function_name}"
  api_name           = "${var.environment_suffix}-api"
  api_log_group      = "/aws/apigateway/${local.api_name}"
  logs_arn           = "arn:${local.partition}:logs:${local.region}:${local.account_id}:log-group"
}
