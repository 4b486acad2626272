"""Runs an order pipeline function's inline code on events, with a table and a topic of its own. In and out: JSON.

In: {code, events: [{event, fails}]}; `fails`: texts whose order or notification the service refuses.
Out: {results: [{answer | raised, items, messages, lines}]}; the table is the same for all events.
"""
import io
import json
import sys
import types
from decimal import Decimal

given = json.load(sys.stdin)
table = {}
messages = []
fails = []


class Refused(Exception):
    pass


class ConditionalCheckFailedException(Exception):
    def __init__(self, item):
        super().__init__("The conditional request failed")
        self.response = {"Item": item}


def serialize(value):
    """As boto3's TypeSerializer does, which takes no float."""
    if isinstance(value, bool):
        return {"BOOL": value}
    if value is None:
        return {"NULL": True}
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, (int, Decimal)):
        return {"N": str(value)}
    if isinstance(value, list):
        return {"L": [serialize(each) for each in value]}
    if isinstance(value, dict):
        return {"M": {name: serialize(each) for name, each in value.items()}}
    raise TypeError("unsupported type " + type(value).__name__)


def deserialize(value):
    [(kind, inner)] = value.items()
    if kind == "N":
        return Decimal(inner)
    if kind == "NULL":
        return None
    if kind == "L":
        return [deserialize(each) for each in inner]
    if kind == "M":
        return {name: deserialize(each) for name, each in inner.items()}
    return inner


class Client:
    exceptions = types.SimpleNamespace(ConditionalCheckFailedException=ConditionalCheckFailedException)

    def put_item(self, TableName, Item, ConditionExpression=None, **options):
        if any(text in json.dumps(Item) for text in fails):
            raise Refused("throttled")
        key = Item["orderID"]["S"]
        if key in table and ConditionExpression is not None:
            raise ConditionalCheckFailedException(table[key])
        table[key] = Item

    def publish(self, Message, **options):
        if any(text in Message for text in fails):
            raise Refused("throttled")
        messages.append(Message)


def module(name, **members):
    made = types.ModuleType(name)
    vars(made).update(members)
    sys.modules[name] = made


module("boto3", client=lambda service, config=None: Client())
module("boto3.dynamodb")
module(
    "boto3.dynamodb.types",
    TypeSerializer=lambda: types.SimpleNamespace(serialize=serialize),
    TypeDeserializer=lambda: types.SimpleNamespace(deserialize=deserialize),
)
module("botocore")
module("botocore.config", Config=lambda **settings: None)

stdout, sys.stdout = sys.stdout, io.StringIO()
function = {"__name__": "index"}
exec(compile(given["code"], "index.py", "exec"), function)
results = []
for case in given["events"]:
    fails[:] = case["fails"]
    messages.clear()
    sys.stdout.truncate(0)
    sys.stdout.seek(0)
    result = {}
    try:
        result["answer"] = function["lambda_handler"](case["event"], None)
    except Exception as error:
        result["raised"] = type(error).__name__
    result["items"] = dict(table)
    result["messages"] = list(messages)
    result["lines"] = sys.stdout.getvalue().splitlines()
    results.append(result)
json.dump({"results": results}, stdout)
