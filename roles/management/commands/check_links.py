from django.core.management.base import BaseCommand

from roles.upkeep.link_rounds import check_links
from roles.upkeep.requesting import TOGETHER


class Command(BaseCommand):
    help = (
        "Ask whether the addresses of sources and places still lead there, those first that were "
        "asked for the longest ago; what is found stands at the desk, at /admin/links/."
    )
    stealth_options = ("local",)  # tests ask a server of this machine

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=50, help="so many addresses at most (50)")
        parser.add_argument("--minutes", type=float, default=10, help="none is begun later (10)")
        parser.add_argument(
            "--seconds", type=float, default=TOGETHER, help=f"for each at most ({TOGETHER})"
        )
        parser.add_argument("--days", type=float, default=30, help="not asked since then (30)")
        parser.add_argument("--pause", type=float, default=2, help="seconds between two (2)")

    def handle(self, *, most, minutes, days, **options):
        bounds = {name: options[name] for name in ("seconds", "pause", "local") if name in options}
        found = check_links(max(most, 0), minutes, days, **bounds)
        told = ", ".join(f"{number} {state}" for state, number in sorted(found.items()))
        self.stdout.write(f"Asked: {told or 'none'}.")
