"""Errors to Sentry when SENTRY_DSN says where; nothing is even loaded when it doesn't."""

from execroles.logs import discreet

# What could tell who the reader is.
PERSONAL = ("cookies", "headers", "data", "query_string", "env")


def report_errors(environ):
    """Start Sentry's client if `environ` has SENTRY_DSN; return whether it did."""
    dsn = environ.get("SENTRY_DSN")
    if not dsn:
        return False
    import sentry_sdk  # takes 20 MB and half a second, so only when asked for

    sentry_sdk.init(
        dsn=dsn,
        environment=environ.get("SENTRY_ENVIRONMENT") or "production",
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=without_personal_data,
        before_breadcrumb=lambda crumb, hint: None,
    )
    return True


def without_personal_data(event, hint):
    """Sentry's event without reader, cookies, headers, query, address, and what messages quote."""
    event.pop("user", None)
    request = event.get("request", {})
    for name in PERSONAL:
        request.pop(name, None)
    for error in event.get("exception", {}).get("values", ()):
        error["value"] = discreet(str(error.get("value") or ""))
    if "logentry" in event:
        said = event["logentry"]
        event["logentry"] = {"message": discreet(said.get("formatted") or said.get("message", ""))}
    return event
