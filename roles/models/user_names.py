"""How the desk calls a user."""


def user_name(user):
    """Their name, else what they sign in with; "" of nobody."""
    return user.get_full_name() or user.get_username() if user else ""
