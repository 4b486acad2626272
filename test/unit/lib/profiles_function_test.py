"""The profiles API's function on a table of its own: each route, and each request that it refuses."""
import importlib.util
import json
import os
import pathlib
import sys
import types
import unittest
from decimal import Decimal


class BotoCoreError(Exception):
    pass


class ClientError(Exception):
    def __init__(self, code, message="arn:aws:dynamodb:us-east-1:123456789012:table/profiles"):
        super().__init__(message)
        self.response = {"Error": {"Code": code, "Message": message}}


class Table:
    """As much of a DynamoDB table as the function uses. `fails`: what the next call raises."""

    def __init__(self):
        self.items = {}
        self.fails = None
        self.scans = []

    def call(self):
        if self.fails is not None:
            raise self.fails

    def put_item(self, Item):
        self.call()
        self.items[Item["userId"]] = dict(Item)

    def get_item(self, Key):
        self.call()
        item = self.items.get(Key["userId"])
        return {} if item is None else {"Item": dict(item)}

    def must_exist(self, key, condition):
        self.call()
        assert condition == "attribute_exists(userId)"
        if key["userId"] not in self.items:
            raise ClientError("ConditionalCheckFailedException")

    def update_item(self, Key, UpdateExpression, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues, ReturnValues):
        self.must_exist(Key, ConditionExpression)
        item = self.items[Key["userId"]]
        assert UpdateExpression.startswith("SET ")
        for part in UpdateExpression[4:].split(", "):
            name, value = part.split(" = ")
            item[ExpressionAttributeNames[name]] = ExpressionAttributeValues[value]
        return {"Attributes": dict(item)}

    def delete_item(self, Key, ConditionExpression):
        self.must_exist(Key, ConditionExpression)
        del self.items[Key["userId"]]

    def scan(self, Limit, ExclusiveStartKey=None):
        self.call()
        self.scans.append(ExclusiveStartKey)
        keys = sorted(self.items)
        first = 0 if ExclusiveStartKey is None else keys.index(ExclusiveStartKey["userId"]) + 1
        page = keys[first : first + Limit]
        more = first + Limit < len(keys)
        return {"Items": [self.items[key] for key in page], **({"LastEvaluatedKey": {"userId": page[-1]}} if more else {})}


def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made


table = Table()
module("boto3", resource=lambda service: types.SimpleNamespace(Table=lambda name: table))
module("botocore")
module("botocore.exceptions", BotoCoreError=BotoCoreError, ClientError=ClientError)
os.environ["DYNAMODB_TABLE_NAME"] = "profiles"
source = pathlib.Path(__file__).parents[3] / "lib/profiles-api/lambda/lambda_function.py"
spec = importlib.util.spec_from_file_location("lambda_function", source)
function = importlib.util.module_from_spec(spec)
spec.loader.exec_module(function)

ANA = {"email": "ana@example.com", "name": "Ana"}


def request(verb, path, body=None, user_id=None, caller="user-1", query=None):
    return {
        "httpMethod": verb,
        "resource": path,
        "pathParameters": None if user_id is None else {"userId": user_id},
        "queryStringParameters": query,
        "requestContext": {"authorizer": {"claims": {"sub": caller}}} if caller else {},
        "body": body if body is None or isinstance(body, str) else json.dumps(body),
        "isBase64Encoded": False,
    }


class Profiles(unittest.TestCase):
    def setUp(self):
        table.__init__()

    def ask(self, *given, **more):
        answer = function.lambda_handler(request(*given, **more), None)
        self.assertEqual(answer["headers"]["Content-Type"], "application/json")
        self.assertEqual(answer["headers"]["Access-Control-Allow-Origin"], "*")
        self.assertEqual(answer["headers"]["Access-Control-Allow-Headers"], "Content-Type,Authorization")
        return answer["statusCode"], json.loads(answer["body"])

    def made(self, **more):
        status, body = self.ask("POST", "/profiles", {**ANA, **more})
        self.assertEqual(status, 201)
        return body["profile"]

    def test_create_stores_what_it_answers(self):
        profile = self.made(bio="é 🌍", phoneNumber=None)
        self.assertEqual(table.items, {profile["userId"]: profile})
        self.assertEqual(profile["createdAt"], profile["updatedAt"])
        self.assertEqual(profile["cognitoUserId"], "user-1")
        self.assertNotIn("phoneNumber", profile)

    def test_create_makes_its_own_id_and_owner(self):
        profile = self.made(userId="mine", cognitoUserId="somebody", createdAt="then")
        self.assertNotEqual(profile["userId"], "mine")
        self.assertEqual(profile["cognitoUserId"], "user-1")
        self.assertNotEqual(profile["createdAt"], "then")

    def test_two_equal_requests_make_two_profiles(self):
        self.assertNotEqual(self.made()["userId"], self.made()["userId"])

    def test_a_body_in_base64(self):
        event = request("POST", "/profiles", "eyJlbWFpbCI6ICJhQGIiLCAibmFtZSI6ICJBYiJ9")
        event["isBase64Encoded"] = True
        self.assertEqual(function.lambda_handler(event, None)["statusCode"], 201)

    def test_a_body_that_is_no_profile(self):
        for body, reason in [
            (None, "The body is not JSON"),
            ("", "The body is not JSON"),
            ("{", "The body is not JSON"),
            ("[]", "The body is not a JSON object"),
            ('"text"', "The body is not a JSON object"),
        ]:
            for verb, path, user in [("POST", "/profiles", None), ("PUT", "/profiles/{userId}", "x")]:
                with self.subTest(body=body, verb=verb):
                    self.assertEqual(self.ask(verb, path, body, user), (400, {"error": reason}))
        self.assertEqual(table.items, {})

    def test_every_reason_against_a_profile(self):
        for body, reasons in [
            ({}, ["email is required", "name is required"]),
            ({**ANA, "email": ""}, ["email is required"]),
            ({**ANA, "email": "ana"}, ["email must be valid"]),
            ({**ANA, "email": "@b"}, ["email must be valid"]),
            ({**ANA, "email": 5}, ["email must be valid"]),
            ({**ANA, "name": "A"}, ["name must be at least 2 characters"]),
            ({**ANA, "name": " A "}, ["name must be at least 2 characters"]),
            ({**ANA, "name": ["Ana"]}, ["name must be at least 2 characters"]),
            ({**ANA, "bio": 1.5, "phoneNumber": {}}, ["phoneNumber must be a text", "bio must be a text"]),
        ]:
            with self.subTest(body=body):
                status, answer = self.ask("POST", "/profiles", body)
                self.assertEqual((status, answer["details"]), (400, reasons))
        self.assertEqual(table.items, {})

    def test_read(self):
        profile = self.made()
        self.assertEqual(self.ask("GET", "/profiles/{userId}", user_id=profile["userId"]), (200, {"profile": profile}))

    def test_numbers_that_somebody_else_stored(self):
        table.items["x"] = {"userId": "x", "visits": Decimal("3"), "rate": Decimal("0.5")}
        _, body = self.ask("GET", "/profiles/{userId}", user_id="x")
        self.assertEqual((body["profile"]["visits"], body["profile"]["rate"]), (3, 0.5))

    def test_update_keeps_when_it_was_made(self):
        profile = self.made()
        table.items[profile["userId"]]["createdAt"] = table.items[profile["userId"]]["updatedAt"] = "2026-01-01"
        status, body = self.ask("PUT", "/profiles/{userId}", {**ANA, "name": "Bea", "createdAt": "x"}, profile["userId"])
        self.assertEqual(status, 200)
        self.assertEqual(body["profile"]["name"], "Bea")
        self.assertEqual(body["profile"]["createdAt"], "2026-01-01")
        self.assertGreater(body["profile"]["updatedAt"], "2026-01-01")
        self.assertEqual(table.items[profile["userId"]], body["profile"])

    def test_delete(self):
        profile = self.made()
        status, body = self.ask("DELETE", "/profiles/{userId}", user_id=profile["userId"])
        self.assertEqual((status, body["userId"]), (200, profile["userId"]))
        self.assertEqual(table.items, {})

    def test_an_unknown_profile(self):
        for verb, body in [("GET", None), ("PUT", ANA), ("DELETE", None)]:
            with self.subTest(verb=verb):
                answer = self.ask(verb, "/profiles/{userId}", body, "nobody")
                self.assertEqual(answer, (404, {"error": "There is no such profile"}))
        self.assertEqual(table.items, {})

    def test_list_by_pages(self):
        for number in range(230):
            table.items[f"{number:03}"] = {"userId": f"{number:03}"}
        seen, query = [], None
        for expected in (100, 100, 30):
            status, body = self.ask("GET", "/profiles", query=query)
            self.assertEqual((status, body["count"]), (200, expected))
            seen += [profile["userId"] for profile in body["profiles"]]
            query = {"cursor": body.get("cursor")}
        self.assertEqual(seen, sorted(table.items))
        self.assertIsNone(query["cursor"])

    def test_a_cursor_that_is_none(self):
        for cursor in ("!", "a", "/w==", "é"):
            with self.subTest(cursor=cursor):
                status, _ = self.ask("GET", "/profiles", query={"cursor": cursor})
                self.assertEqual(status, 400)
        self.assertEqual(table.scans, [])

    def test_nobody_signed_in(self):
        for verb, path in function.ROUTES:
            with self.subTest(verb=verb, path=path):
                answer = self.ask(verb, path, ANA, "x", caller=None)
                self.assertEqual(answer, (401, {"error": "Unauthorized"}))
        self.assertEqual(table.items, {})

    def test_no_id_in_the_path(self):
        for verb in ("GET", "PUT", "DELETE"):
            with self.subTest(verb=verb):
                self.assertEqual(self.ask(verb, "/profiles/{userId}", ANA)[0], 400)

    def test_an_unknown_route(self):
        for verb, path in [("PATCH", "/profiles"), ("GET", "/"), (None, None)]:
            self.assertEqual(self.ask(verb, path)[0], 404)

    def test_a_table_that_fails_tells_the_caller_nothing(self):
        for failure in (ClientError("ThrottlingException"), BotoCoreError("ana@example.com")):
            for verb, path in function.ROUTES:
                with self.subTest(verb=verb, path=path):
                    table.fails = failure
                    answer = self.ask(verb, path, ANA, "x")
                    self.assertEqual(answer, (500, {"error": "The request could not be processed"}))

    def test_an_error_of_our_own_is_not_hidden(self):
        table.fails = ZeroDivisionError("a defect")
        with self.assertRaises(ZeroDivisionError):
            self.ask("GET", "/profiles")


if __name__ == "__main__":
    unittest.main()
