"""Who may work at the desk."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .site import desk

admin.register(User, site=desk)(UserAdmin)
admin.register(Group, site=desk)(GroupAdmin)
