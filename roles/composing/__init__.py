"""A role description as readers compose it from the claims of one role or several. Pure.

All of it stands in the address (`draft`); what may be picked comes from the claims (`offering`);
what goes into a document is a `Description`.
"""
