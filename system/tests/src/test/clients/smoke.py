"""What the Python client is for, in one run against a gateway: meter, charge, read, be refused."""

import itertools
import json
import os
import time

import pesewa_client
from pesewa_client import CallRequest, Event, RegisterClientRequest

workspace = os.environ["PESEWA_WORKSPACE"]
configuration = pesewa_client.Configuration(
    host=os.environ["PESEWA_URL"], access_token=os.environ["PESEWA_TOKEN"]
)


def messages_of_today(api):
    summary = pesewa_client.StatisticsApi(api).get_usage_summary(workspace)
    return summary.today.total_messages


def code_of_a_refused_charge(credits):
    call = CallRequest(feature="credit_assessment", client_id="shop-1")
    try:
        for number in itertools.count():
            credits.charge_credits(f"spend-{number}", call)
    except pesewa_client.ApiException as refused:
        return json.loads(refused.body)["code"]


with pesewa_client.ApiClient(configuration) as api:
    credits = pesewa_client.CreditsApi(api)
    pesewa_client.ClientsApi(api).create_client(
        RegisterClientRequest(client_id="shop-1", name="Shop One")
    )
    pesewa_client.UsageEventsApi(api).record_usage(
        [Event(id="call-1", client_id="shop-1", model="gpt-4o", input_tokens=900)]
    )
    while messages_of_today(api) < 1:
        time.sleep(0.1)
    messages = messages_of_today(api)
    credits.start_trial("trial")
    charged = credits.charge_credits(
        "charge", CallRequest(feature="report_summary", client_id="shop-1")
    )
    code = code_of_a_refused_charge(credits)
    print(f"{charged.new_balance} credits, {messages} message, {code}")
