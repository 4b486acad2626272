# What it takes to apply this, and where the state is kept: the backend's values come with `terraform init -backend-config=…`.
terraform {
  required_version = ">= 1.4.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # The user pool's tier came with 5.83.
      version = ">= 5.83.0"
    }
    archive = {
      source  = "hashicorp/archive"
      version = ">= 2.4.0"
    }
  }

  backend "s3" {}
}

provider "aws" {
  region = var.primary_region

  default_tags {
    tags = local.default_tags
  }
}

# Where the table's replica is.
provider "aws" {
  alias  = "secondary"
  region = var.secondary_region

  default_tags {
    tags = local.default_tags
  }
}
