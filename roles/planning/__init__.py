"""What a company lacks, doubles and may need next: facts in, findings out.

Pure: knows neither request nor ORM nor words of a page. Start at `plan` in planner.py.
"""
