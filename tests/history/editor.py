"""An editor with a page of the desk open, for the tests of two of them."""

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from .forms import form_data, input_named


class Editor:
    """Somebody signed in, with a page open."""

    def __init__(self, name):
        self.user = User.objects.create_superuser(name, first_name=name.capitalize())
        self.client = Client()
        self.client.force_login(self.user)

    def open(self, row):
        opts = row._meta
        self.address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])
        self.kind = opts.model_name
        self.read(self.client.get(self.address, {"expand": 1}))
        return self

    def read(self, answer):
        assert answer.status_code == 200
        self.page = answer.text
        self.data = form_data(self.page, f"{self.kind}_form")

    def type(self, **values):
        for name, value in values.items():
            assert name in self.data, name
            self.data[name] = [value]
        return self

    def type_in(self, claim, **values):
        """Type into the inputs of one claim among the inlines."""
        before = input_named(self.data_of(claim), "-id", claim.pk).removesuffix("id")
        return self.type(**{before + name: value for name, value in values.items()})

    def data_of(self, claim):
        prefix = type(claim)._meta.get_field(subject(claim)).remote_field.related_name
        return {name: value for name, value in self.data.items() if name.startswith(prefix)}

    def tick(self, name):
        self.data[name] = ["on"]
        return self

    def save(self):
        """True if saved; otherwise the page with the conflict is open now."""
        answer = self.client.post(self.address, self.data)
        if answer.status_code == 302:
            return True
        self.read(answer)
        return False


def subject(claim):
    return claim.owners[0]
