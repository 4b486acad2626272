# The bucket of the function's package: versioned, encrypted, and nobody's from outside.
resource "aws_s3_bucket" "packages" {
  bucket = "${var.environment_suffix}-lambda-deployments-${local.account_id}"
  tags   = merge(var.tags, { Name = "${var.environment_suffix}-lambda-deployments" })
}

resource "aws_s3_bucket_versioning" "packages" {
  bucket = aws_s3_bucket.packages.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "packages" {
  bucket = aws_s3_bucket.packages.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "packages" {
  bucket = aws_s3_bucket.packages.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "archive_file" "package" {
  type        = "zip"
  source_dir  = "${path.module}/lambda"
  output_path = "${path.module}/.build/lambda.zip"
  excludes    = ["__pycache__"]
}

# Its key holds the hash of what is in it: other code is another object, and the function is updated.
resource "aws_s3_object" "package" {
  bucket = aws_s3_bucket.packages.id
  key    = "lambda/${var.environment_suffix}/${data.archive_file.package.output_sha256}.zip"
  source = data.archive_file.package.output_path
  etag   = data.archive_file.package.output_md5
  tags   = merge(var.tags, { Name = "${var.environment_suffix}-lambda-package" })

  depends_on = [
    aws_s3_bucket_versioning.packages,
    aws_s3_bucket_server_side_encryption_configuration.packages,
    aws_s3_bucket_public_access_block.packages,
  ]
}
