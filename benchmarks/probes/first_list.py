"""The list of all roles, as the first page after an edit: processor time and memory."""

import ready

LIST = "/chuc-danh/"


def main():
    ready.see_edits_at_once()
    who = ready.client()
    ready.asked(who, LIST)
    ready.edited("r1")
    took = ready.milliseconds(lambda: ready.asked(who, LIST))
    ready.tell({"seconds": took / 1000, "memory": ready.peak_of_memory()})


main()
