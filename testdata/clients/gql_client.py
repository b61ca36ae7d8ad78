"""Python gql: the schema by introspection, a query checked against it, errors."""
import sys

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport

client = Client(transport=RequestsHTTPTransport(url=sys.argv[1], timeout=30), fetch_schema_from_transport=True)
query = gql("""
query Latest($name: String!, $first: Int!) {
  actor(name: $name) { id name events(first: $first) { nodes { id title when { start } } } }
}""")
query.variable_values = {"name": "Vladimir Medinsky", "first": 2}
answer = client.execute(query)
assert len(answer["actor"]["events"]["nodes"]) == 2, answer
try:
    client.execute(gql('{ node(id: "nothing") { id } }'))
except TransportQueryError as error:
    assert error.errors[0]["extensions"]["code"] == "BAD_USER_INPUT", error
else:
    raise AssertionError("a wrong id is no error")
print("gql")
