"""Profiles of users: created, read, changed and deleted by those who have signed in."""

import base64
import json
import os
import uuid
from datetime import datetime, timezone
from decimal import Decimal

import boto3
from botocore.exceptions import BotoCoreError, ClientError

# Lambda's own region: the table has a replica, and this function works on its own region's.
TABLE = boto3.resource("dynamodb").Table(os.environ["DYNAMODB_TABLE_NAME"])

PAGE_SIZE = 100
OPTIONAL = ("phoneNumber", "bio")
HEADERS = {
    "Content-Type": "application/json",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Content-Type,Authorization",
    "Access-Control-Allow-Methods": "GET,POST,PUT,DELETE,OPTIONS",
}


class Refused(Exception):
    """A request that is answered with an error of the caller's."""

    def __init__(self, status, error, details=None):
        super().__init__(error)
        self.status = status
        self.body = {"error": error} if details is None else {"error": error, "details": details}


def plain(value):
    """DynamoDB's numbers are decimals, which JSON does not have."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def answer(status, body):
    return {"statusCode": status, "headers": HEADERS, "body": json.dumps(body, default=plain)}


def now():
    return datetime.now(timezone.utc).isoformat()


def caller_of(event):
    """The signed-in user, whom API Gateway's authorizer has checked."""
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    claims = authorizer.get("claims") or {}
    caller = claims.get("sub") or claims.get("cognito:username")
    if not caller:
        raise Refused(401, "Unauthorized")
    return caller


def profile_id_of(event):
    profile_id = (event.get("pathParameters") or {}).get("userId")
    if not profile_id:
        raise Refused(400, "userId is required")
    return profile_id


def body_of(event):
    text = event.get("body") or ""
    try:
        if event.get("isBase64Encoded"):
            text = base64.b64decode(text).decode("utf-8")
        body = json.loads(text)
    except ValueError:
        raise Refused(400, "The body is not JSON") from None
    if not isinstance(body, dict):
        raise Refused(400, "The body is not a JSON object")
    return body


def fields_of(event):
    """What a profile is made of, checked: every reason against it at once."""
    body = body_of(event)
    reasons = []
    email, name = body.get("email"), body.get("name")
    if not email:
        reasons.append("email is required")
    elif not isinstance(email, str) or "@" not in email.strip("@"):
        reasons.append("email must be valid")
    if not name:
        reasons.append("name is required")
    elif not isinstance(name, str) or len(name.strip()) < 2:
        reasons.append("name must be at least 2 characters")
    for field in OPTIONAL:
        if body.get(field) is not None and not isinstance(body[field], str):
            reasons.append(f"{field} must be a text")
    if reasons:
        raise Refused(400, "The profile is not valid", reasons)
    return {field: body[field] for field in ("email", "name", *OPTIONAL) if body.get(field) is not None}


def create(event):
    caller = caller_of(event)
    made = now()
    profile = {
        **fields_of(event),
        "userId": str(uuid.uuid4()),
        "cognitoUserId": caller,
        "createdAt": made,
        "updatedAt": made,
    }
    TABLE.put_item(Item=profile)
    return answer(201, {"message": "Profile created", "profile": profile})


def cursor_to(key):
    """Where the next page begins, as a text that fits into a URL."""
    return base64.urlsafe_b64encode(key["userId"].encode()).decode()


def cursor_from(event):
    cursor = (event.get("queryStringParameters") or {}).get("cursor")
    if not cursor:
        return {}
    try:
        user_id = base64.b64decode(cursor.encode(), altchars=b"-_", validate=True).decode()
    except ValueError:
        user_id = ""
    if not user_id:
        raise Refused(400, "cursor is not one of ours")
    return {"ExclusiveStartKey": {"userId": user_id}}


def list_page(event):
    caller_of(event)
    page = TABLE.scan(Limit=PAGE_SIZE, **cursor_from(event))
    profiles = page.get("Items", [])
    body = {"profiles": profiles, "count": len(profiles)}
    if "LastEvaluatedKey" in page:
        body["cursor"] = cursor_to(page["LastEvaluatedKey"])
    return answer(200, body)


def read(event):
    caller_of(event)
    found = TABLE.get_item(Key={"userId": profile_id_of(event)})
    if "Item" not in found:
        raise Refused(404, "There is no such profile")
    return answer(200, {"profile": found["Item"]})


def update(event):
    caller_of(event)
    profile_id = profile_id_of(event)
    fields = {**fields_of(event), "updatedAt": now()}
    names = {f"#{field}": field for field in fields}
    values = {f":{field}": value for field, value in fields.items()}
    changed = TABLE.update_item(
        Key={"userId": profile_id},
        UpdateExpression="SET " + ", ".join(f"#{field} = :{field}" for field in fields),
        ConditionExpression="attribute_exists(userId)",
        ExpressionAttributeNames=names,
        ExpressionAttributeValues=values,
        ReturnValues="ALL_NEW",
    )
    return answer(200, {"message": "Profile updated", "profile": changed["Attributes"]})


def delete(event):
    caller_of(event)
    profile_id = profile_id_of(event)
    TABLE.delete_item(Key={"userId": profile_id}, ConditionExpression="attribute_exists(userId)")
    return answer(200, {"message": "Profile deleted", "userId": profile_id})


ROUTES = {
    ("POST", "/profiles"): create,
    ("GET", "/profiles"): list_page,
    ("GET", "/profiles/{userId}"): read,
    ("PUT", "/profiles/{userId}"): update,
    ("DELETE", "/profiles/{userId}"): delete,
}


def lambda_handler(event, context):
    route = ROUTES.get((event.get("httpMethod"), event.get("resource")))
    if route is None:
        return answer(404, {"error": "There is no such route"})
    try:
        return route(event)
    except Refused as refused:
        return answer(refused.status, refused.body)
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code == "ConditionalCheckFailedException":
            return answer(404, {"error": "There is no such profile"})
        # What went wrong is for the log: the caller learns nothing of the table.
        print(json.dumps({"level": "ERROR", "route": route.__name__, "error": code}))
        return answer(500, {"error": "The request could not be processed"})
    except BotoCoreError as error:
        print(json.dumps({"level": "ERROR", "route": route.__name__, "error": type(error).__name__}))
        return answer(500, {"error": "The request could not be processed"})
