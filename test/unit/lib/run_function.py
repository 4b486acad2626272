"""Runs a function's inline code on events, with a DynamoDB of its own. In and out: JSON.

In: {code, events: [{event, fails}]}; `fails` names what put_item does: null, "service" or "connection".
Out: {config, results: [{answer | raised, items, lines}]}.
"""
import io
import json
import sys
import types

given = json.load(sys.stdin)
config = {}
items = []
fails = None


class BotoCoreError(Exception):
    pass


class ClientError(Exception):
    pass


class DynamoDb:
    def put_item(self, **request):
        if fails == "service":
            raise ClientError("An error occurred: arn:aws:dynamodb:us-east-1:123456789012:table/data")
        if fails == "connection":
            raise BotoCoreError("Could not connect")
        items.append(request)


def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made


def client(service, config):
    return DynamoDb()


def remember(**settings):
    config.update(settings)


module("boto3", client=client)
module("botocore")
module("botocore.config", Config=remember)
module("botocore.exceptions", BotoCoreError=BotoCoreError, ClientError=ClientError)

stdout, sys.stdout = sys.stdout, io.StringIO()
function = {"__name__": "index"}
exec(compile(given["code"], "index.py", "exec"), function)
results = []
for case in given["events"]:
    fails = case["fails"]
    items.clear()
    sys.stdout.truncate(0)
    sys.stdout.seek(0)
    result = {}
    try:
        result["answer"] = function["lambda_handler"](case["event"], None)
    except Exception as error:
        result["raised"] = type(error).__name__
    result["items"] = list(items)
    result["lines"] = sys.stdout.getvalue().splitlines()
    results.append(result)
json.dump({"config": config, "results": results}, stdout)
