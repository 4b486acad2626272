variable "environment_suffix" {
  description = "Tells two deployments of this stack apart: it is part of every name"
  type        = string
  default     = "dev"
}

variable "project_name" {
  description = "The project, as a tag"
  type        = string
  default     = "serverless-api"
}

variable "environment" {
  description = "The environment, as a tag: dev, staging, prod"
  type        = string
  default     = "prod"
}

variable "primary_region" {
  description = "Where everything is made"
  type        = string
  default     = "us-east-1"
}

variable "secondary_region" {
  description = "Where the table has its replica"
  type        = string
  default     = "us-west-2"
}

variable "lambda_memory_size" {
  description = "The function's memory, in MB"
  type        = number
  default     = 256
}

variable "lambda_timeout" {
  description = "How long the function may take, in seconds"
  type        = number
  default     = 30
}

variable "lambda_runtime" {
  description = "The function's runtime"
  type        = string
  default     = "python3.11"
}

variable "api_throttle_burst_limit" {
  description = "How many requests the API takes at once"
  type        = number
  default     = 5000
}

variable "api_throttle_rate_limit" {
  description = "How many requests a second the API takes"
  type        = number
  default     = 10000
}

variable "cloudwatch_retention_days" {
  description = "How long logs are kept, in days"
  type        = number
  default     = 30
}

variable "alarm_email" {
  description = "Who is told of alarms"
  type        = string
  default     = "alarms@example.com"
}

variable "enable_xray_tracing" {
  description = "Whether requests are traced by X-Ray"
  type        = bool
  default     = true
}

variable "enable_route53" {
  description = "Whether the API has a domain of its own (takes domain_name and certificate_arn)"
  type        = bool
  default     = false
}

variable "domain_name" {
  description = "The domain of the API, with enable_route53"
  type        = string
  default     = null
}

variable "certificate_arn" {
  description = "The domain's certificate, in us-east-1, with enable_route53"
  type        = string
  default     = null
}

variable "tags" {
  description = "Further tags for everything that carries tags"
  type        = map(string)
  default     = {}
}
