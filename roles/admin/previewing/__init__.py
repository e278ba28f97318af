"""What readers would see: beside a form, of a proposal, and of what is accepted for later."""
