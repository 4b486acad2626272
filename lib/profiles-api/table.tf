# A global table: what is written in one region can be read in the other.
resource "aws_dynamodb_table" "profiles" {
  name         = "${var.environment_suffix}-user-profiles"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "userId"

  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "userId"
    type = "S"
  }

  attribute {
    name = "email"
    type = "S"
  }

  global_secondary_index {
    name            = "email-index"
    hash_key        = "email"
    projection_type = "ALL"
  }

  replica {
    region_name            = var.secondary_region
    point_in_time_recovery = true
    propagate_tags         = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  ttl {
    enabled        = false
    attribute_name = "expiresAt"
  }

  tags = merge(var.tags, { Name = "${var.environment_suffix}-user-profiles" })
}
