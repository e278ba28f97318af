"""What waits for a review and would become public with a proposal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("roles", "0040_former_pages")]

    operations = [
        migrations.AddField(
            model_name="workingcopy",
            name="brought",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
